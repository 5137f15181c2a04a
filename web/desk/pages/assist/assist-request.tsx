import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { Link, useParams } from 'react-router'
import { read } from '../../../api/client.ts'
import type { Purpose } from '../../../api/wire.ts'
import { useFormats } from '../../../i18n/format.ts'
import { useMe } from '../../../shell/use-me.ts'
import { useTitle } from '../../../shell/use-title.ts'
import { Countdown } from '../../../ui/desk/countdown.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { PageHead, Panel } from '../../../ui/desk/panel.tsx'
import { saveFile } from '../../../ui/desk/save-file.ts'
import { Skeleton } from '../../../ui/desk/skeleton.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { Watermark } from '../person/watermark.tsx'
import { Letter } from './letter.tsx'
import { type AssistFileOut, type AssistView, requestQuestion } from './questions.ts'
import { RequestActs } from './request-acts.tsx'
import { kindWords, outcomeWords, stateWords } from './words.ts'
import './assist.css'

/** One request with whom it is about. Opening it is recorded. */
export function AssistRequest() {
  const { t } = useLingui()
  const { id = '' } = useParams()
  const { actor } = useMe()
  useTitle(t`Request for help`)
  const purpose: Purpose = actor?.role === 'inspector' ? 'inspection' : 'case-investigation'
  const answer = useQuery({ ...requestQuestion(id, purpose), enabled: actor !== undefined })
  if (answer.isError)
    return <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
  if (!answer.data) return <Skeleton rows={12} />
  return <Opened view={answer.data} purpose={purpose} onChanged={() => void answer.refetch()} />
}

function Opened(props: { view: AssistView; purpose: Purpose; onChanged: () => void }) {
  const { t } = useLingui()
  const format = useFormats()
  const { view, purpose, onChanged } = props
  const state = stateWords[view.state]
  const isRunning = view.state === 'open' || view.state === 'assigned'
  const save = async (part: 'file' | 'sheet') => {
    const out = await read<AssistFileOut>(`/assist-requests/${view.request}/file`, { purpose })
    if (part === 'file')
      saveFile(out.fileName, 'application/json', JSON.stringify(out.file, null, 1))
    else saveFile(out.fileName.replace(/\.json$/, '.txt'), 'text/plain', out.sheet)
  }
  return (
    <div className="assist">
      <Watermark />
      <PageHead
        title={view.subject || t`Request for help`}
        line={
          <>
            <span className="code">{view.number}</span>{' '}
            <StatusTag tone={state.tone}>{t(state.word)}</StatusTag>{' '}
            {view.urgency === 'urgent' ? (
              <StatusTag tone="late">
                <Trans>urgent</Trans>
              </StatusTag>
            ) : null}{' '}
            <span className="faint">
              <Trans>Your name, the time and the purpose of this reading are recorded.</Trans>
            </span>
          </>
        }
        aside={isRunning ? <Countdown dueAt={view.dueAt} /> : null}
      />
      <div className="assist-columns">
        <div>
          <Panel title={t(kindWords[view.kind])}>
            <p className="faint">
              {view.fromName} → {view.toName} · {format.dayAndTime(view.askedAt)}
              {view.theirNumber ? ` · ${view.theirNumber}` : ''}
            </p>
            <p className="assist-words">{view.words}</p>
            <ul className="assist-named">
              {view.named.map((one) => (
                <li key={`${one.name} ${one.phone ?? ''} ${one.document ?? ''}`}>
                  <b>{one.name}</b>{' '}
                  {[one.phone, one.document, one.address, one.words].filter(Boolean).join(' · ')}
                </li>
              ))}
            </ul>
            {view.caseId ? (
              <p>
                <Link to={`/cases/${encodeURIComponent(view.caseId)}`}>
                  <Trans>The case</Trans>
                </Link>
              </p>
            ) : null}
          </Panel>
          {view.answer && view.outcome ? (
            <Panel title={t`The answer`}>
              <p>
                <StatusTag tone="ok">{t(outcomeWords[view.outcome])}</StatusTag>{' '}
                <span className="faint">
                  {view.answeredAt ? format.dayAndTime(view.answeredAt) : ''} ·{' '}
                  {view.answer.byName ?? view.answer.by}
                </span>
              </p>
              <p className="assist-words">{view.answer.words}</p>
            </Panel>
          ) : null}
          <p className="assist-bar">
            <Button onClick={() => print()}>
              <Trans>Print the letter</Trans>
            </Button>
            <Button onClick={() => void save('file')}>
              <Trans>Save as a file for the other city</Trans>
            </Button>
            <Button onClick={() => void save('sheet')}>
              <Trans>Save as text</Trans>
            </Button>
          </p>
        </div>
        {isRunning ? <RequestActs view={view} onChanged={onChanged} /> : null}
      </div>
      <Letter view={view} />
    </div>
  )
}
