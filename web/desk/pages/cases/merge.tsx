import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Checkbox, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { useSearchParams } from 'react-router'
import { useFormats } from '../../../i18n/format.ts'
import { useMe } from '../../../shell/use-me.ts'
import { useTitle } from '../../../shell/use-title.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { PageHead, Panel } from '../../../ui/desk/panel.tsx'
import { Skeleton } from '../../../ui/desk/skeleton.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { useSend } from '../orders/use-send.ts'
import { CaseLink, StateTag } from './case-table.tsx'
import { ChooseTwo } from './choose-two.tsx'
import { MergesOf } from './merges-of.tsx'
import {
  type CaseLine,
  type CasesMerged,
  type MergePreview,
  mergeKeys,
  mergePreviewQuestion,
} from './questions.ts'
import { investigates } from './who-may.ts'
import { alikeWords } from './words.ts'
import './cases.css'

/** Two cases that are one: what would move and what would stay, before anybody decides; and merges that can be undone. */
export function MergePage() {
  const { t } = useLingui()
  const { actor } = useMe()
  const [search, setSearch] = useSearchParams()
  const from = search.get('from') ?? ''
  const into = search.get('into') ?? ''
  useTitle(t`Merge two cases`)
  return (
    <div className="cases narrow">
      <PageHead
        title={t`Merge two cases`}
        line={
          <Trans>
            Contacts, items and links go along. It can be undone, and then everything is as it was.
          </Trans>
        }
      />
      <ChooseTwo
        key={`${from} ${into}`}
        from={from}
        into={into}
        onChoose={(chosen) => setSearch(Object.entries(chosen), { replace: true })}
      />
      {from !== '' && into !== '' ? (
        <Preview
          key={`preview ${from} ${into}`}
          from={from}
          into={into}
          mayMerge={investigates(actor?.role)}
        />
      ) : null}
      {from === '' && into === '' ? null : (
        <MergesOf caseId={into || from} mayUndo={investigates(actor?.role)} />
      )}
    </div>
  )
}

function Side({ line, title }: { line: CaseLine; title: string }) {
  const format = useFormats()
  return (
    <div className="merge-side">
      <span className="faint">{title}</span>
      <b>
        <CaseLink line={line} />
      </b>
      <span lang="zh-CN">{line.nameMasked}</span>
      <StateTag state={line.state} />
      <span className="faint">
        {format.dayAndTime(line.openedAt)} · <span lang="zh-CN">{line.areaName}</span>
      </span>
    </div>
  )
}

function Moves({ preview }: { preview: MergePreview }) {
  const { t } = useLingui()
  const format = useFormats()
  const { contacts, items, links, members } = preview.moves
  return (
    <>
      <ul className="merge-moves">
        <li>
          <b>{contacts}</b> <Trans>contacts move</Trans>
        </li>
        <li>
          <b>{items}</b> <Trans>items of the timeline move</Trans>
        </li>
        <li>
          <b>{links}</b> <Trans>links of the chain move</Trans>
        </li>
        <li>
          <b>{members}</b> <Trans>parts of the team are taken over</Trans>
        </li>
      </ul>
      {preview.stays.length > 0 ? (
        <p>
          <Trans>Both have these, and those of the remaining case hold:</Trans>{' '}
          {preview.stays.map(({ words }) => format.text(words)).join('; ')}
        </p>
      ) : null}
      <div className="alike-reasons">
        {preview.samePerson ? (
          <StatusTag tone="ok">
            <Trans>the same person of the register</Trans>
          </StatusTag>
        ) : (
          <StatusTag tone="wait">
            <Trans>two records of the register</Trans>
          </StatusTag>
        )}
        {preview.samePerson
          ? null
          : preview.reasons.map((reason) => (
              <StatusTag key={reason} tone={alikeWords[reason].tone}>
                {t(alikeWords[reason].word)}
              </StatusTag>
            ))}
      </div>
    </>
  )
}

function Preview(props: { from: string; into: string; mayMerge: boolean }) {
  const { t } = useLingui()
  const format = useFormats()
  const queries = useQueryClient()
  const { from, into } = props
  const answer = useQuery(mergePreviewQuestion(from, into))
  const [isOne, setOne] = useState(false)
  const [words, setWords] = useState('')
  const send = useSend<
    { from: string; into: string; isOnePerson: boolean; words: string },
    CasesMerged
  >(
    () => '/case-merges',
    () => {
      for (const key of mergeKeys) void queries.invalidateQueries({ queryKey: [key] })
    },
  )
  const preview = answer.data
  if (!preview && answer.isError)
    return <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
  if (!preview) return <Skeleton rows={6} />
  if (send.data)
    return (
      <p role="status">
        <StatusTag tone="ok">
          <Trans>Merged</Trans>
        </StatusTag>{' '}
        <CaseLink line={preview.from} /> → <CaseLink line={preview.into} />
      </p>
    )
  const mayNow = preview.refused.length === 0 && (preview.samePerson || isOne)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (mayNow && words.trim() !== '')
      send.mutate({ from, into, isOnePerson: isOne, words: words.trim() })
  }
  return (
    <Panel title={t`What a merge does`}>
      <div className="merge-sides">
        <Side line={preview.from} title={t`goes into`} />
        <span aria-hidden="true">→</span>
        <Side line={preview.into} title={t`remains`} />
      </div>
      {preview.refused.map((why) => (
        <p key={why.en} className="late" role="alert">
          {format.text(why)}
        </p>
      ))}
      <Moves preview={preview} />
      {props.mayMerge && preview.refused.length === 0 ? (
        <form className="case-fields" onSubmit={submit}>
          {preview.samePerson ? null : (
            <Checkbox checked={isOne} onChange={({ target }) => setOne(target.checked)}>
              <Trans>
                The two records are one person: their results and documents are read together
              </Trans>
            </Checkbox>
          )}
          <div className="case-field wide">
            <label htmlFor="merge-words">
              <Trans>Why</Trans>
            </label>
            <Input
              id="merge-words"
              value={words}
              maxLength={400}
              onChange={({ target }) => setWords(target.value)}
            />
          </div>
          {send.isError ? <ErrorState cause={send.error} /> : null}
          <Button
            type="primary"
            htmlType="submit"
            disabled={!mayNow || words.trim() === ''}
            loading={send.isPending}
          >
            <Trans>Merge them</Trans>
          </Button>
        </form>
      ) : null}
    </Panel>
  )
}
