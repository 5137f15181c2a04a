import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { useFormats } from '../../../i18n/format.ts'
import { useMe } from '../../../shell/use-me.ts'
import { useTitle } from '../../../shell/use-title.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { PageHead, Panel } from '../../../ui/desk/panel.tsx'
import { Skeleton } from '../../../ui/desk/skeleton.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { useSend } from '../orders/use-send.ts'
import { Watermark } from '../person/watermark.tsx'
import { KindTag } from './kind-tag.tsx'
import { ProposalPart } from './proposal-part.tsx'
import { type Kind, type LookBackView, lookBackQuestion, purposeOf } from './questions.ts'
import { kinds, kindWords, relationWords } from './words.ts'
import './contacts.css'

type Line = LookBackView['lines'][number]
type Verdict = { contact: string; verdict: 'agree' | 'differ'; kind?: Kind; words?: string }

/** One sample: each decision with its rule, and what the second reader says; signed when all of it is read. */
export function LookBackPage() {
  const { t } = useLingui()
  const { id = '' } = useParams()
  const { actor } = useMe()
  const navigate = useNavigate()
  const answer = useQuery(lookBackQuestion(id, purposeOf(actor?.role)))
  const draft = useSend<object, { signing: string }>(
    () => `/look-backs/${id}/draft`,
    ({ signing }) => void navigate(`/signings/${signing}`),
  )
  useTitle(t`Second reading`)
  const view = answer.data
  if (answer.isError && !view)
    return <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
  if (!view) return <Skeleton rows={10} />
  const left = view.drawn - view.read
  return (
    <div className="contacts">
      <Watermark />
      <PageHead
        title={t`Second reading`}
        line={
          <>
            {view.areaName} · {view.day} · <code>{view.seed}</code>
          </>
        }
        aside={
          view.signedAt ? (
            <StatusTag tone="ok">
              <Trans>signed by {view.signedBy}</Trans>
            </StatusTag>
          ) : (
            <Button
              type="primary"
              disabled={left > 0}
              loading={draft.isPending}
              onClick={() => draft.mutate({})}
            >
              {left > 0 ? (
                <Plural value={left} one="# line left to read" other="# lines left to read" />
              ) : (
                <Trans>Sign what was read</Trans>
              )}
            </Button>
          )
        }
      />
      {draft.isError ? <ErrorState cause={draft.error} /> : null}
      <ol className="look-back-lines">
        {view.lines.map((line) => (
          <li key={line.row.contact}>
            <ReadPart id={id} line={line} isOver={view.signedAt !== null} />
          </li>
        ))}
      </ol>
    </div>
  )
}

function ReadPart({ id, line, isOver }: { id: string; line: Line; isOver: boolean }) {
  const { t } = useLingui()
  const format = useFormats()
  const field = useId()
  const queries = useQueryClient()
  const [kind, setKind] = useState<Kind>('none')
  const [words, setWords] = useState('')
  const { row } = line
  const send = useSend<Verdict, unknown>(
    () => `/look-backs/${id}/read`,
    () => void queries.invalidateQueries({ queryKey: ['look-back', id] }),
  )
  const isSaid = words.trim().length >= 4 && kind !== line.decidedKind
  const differ = (event: FormEvent) => {
    event.preventDefault()
    if (isSaid) send.mutate({ contact: row.contact, verdict: 'differ', kind, words: words.trim() })
  }
  return (
    <Panel
      title={row.nameMasked ?? t`unknown`}
      aside={
        line.verdict === null ? null : line.verdict === 'agree' ? (
          <StatusTag tone="ok">
            <Trans>agrees</Trans>
          </StatusTag>
        ) : (
          <StatusTag tone="late">
            <Trans>differs</Trans>
          </StatusTag>
        )
      }
    >
      <p>
        {t(relationWords[row.relation])} · {format.dayAndTime(row.firstExposedAt)} –{' '}
        {format.dayAndTime(row.lastExposedAt)}
      </p>
      <ProposalPart proposal={line.proposal} />
      <p>
        <Trans>Decided</Trans>: <KindTag kind={line.decidedKind} />{' '}
        <span className="faint">{line.decidedByUnit}</span>
      </p>
      {line.verdict === 'differ' ? (
        <p className="contact-words">
          <KindTag kind={line.kind} /> {line.words}
        </p>
      ) : null}
      {isOver ? null : line.isOwn ? (
        <p className="late">
          <Trans>Decided in your own unit: somebody of another one reads it.</Trans>
        </p>
      ) : (
        <form className="look-back-form" onSubmit={differ}>
          <Button
            loading={send.isPending}
            onClick={() => send.mutate({ contact: row.contact, verdict: 'agree' })}
          >
            <Trans>I would decide the same</Trans>
          </Button>
          <label htmlFor={`${field}-kind`}>
            <Trans>I would say</Trans>
          </label>
          <select
            id={`${field}-kind`}
            value={kind}
            onChange={(event) => setKind(event.target.value as Kind)}
          >
            {kinds.map((one) => (
              <option key={one} value={one}>
                {t(kindWords[one].word)}
              </option>
            ))}
          </select>
          <label htmlFor={`${field}-words`}>
            <Trans>because</Trans>
          </label>
          <Input
            id={`${field}-words`}
            value={words}
            maxLength={500}
            onChange={(event) => setWords(event.target.value)}
          />
          <Button htmlType="submit" disabled={!isSaid} loading={send.isPending}>
            <Trans>Differ</Trans>
          </Button>
        </form>
      )}
      {send.isError ? <ErrorState cause={send.error} /> : null}
    </Panel>
  )
}
