import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { type FormEvent, useState } from 'react'
import { newKey } from '../../../api/client.ts'
import { useFormats } from '../../../i18n/format.ts'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { Skeleton } from '../../../ui/desk/skeleton.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { useSend } from '../orders/use-send.ts'
import { type Board, type Incidents, incidentsQuestion } from './questions.ts'
import { incidentWords } from './words.ts'

type Incident = Incidents['incidents'][number]
type Report = { incident: string; stay: null; kind: string; words: string; measures: string }

function IncidentRow({ incident, onDone }: { incident: Incident; onDone: () => void }) {
  const { t } = useLingui()
  const format = useFormats()
  const [words, setWords] = useState('')
  const close = useSend<{ words: string }, unknown>(
    () => `/incidents/${incident.incident}/close`,
    onDone,
  )
  const kind = incidentWords[incident.kind]
  return (
    <li>
      <StatusTag tone={incident.closedAt ? 'ok' : 'wait'}>
        {kind ? t(kind) : incident.kind}
      </StatusTag>{' '}
      {incident.roomCode} <span lang="zh-CN">{incident.words}</span>{' '}
      <span className="faint">{format.dayAndTime(incident.at)}</span>
      <ul>
        {incident.measures.map((one) => (
          <li key={one.at}>
            <span lang="zh-CN">{one.words}</span>{' '}
            <span className="faint">{format.time(one.at)}</span>
          </li>
        ))}
      </ul>
      {incident.closedAt ? null : (
        <form
          className="answer-fields"
          onSubmit={(event) => {
            event.preventDefault()
            close.mutate({ words })
          }}
        >
          <input
            aria-label={t`What was checked`}
            placeholder={t`What was checked`}
            value={words}
            required
            onChange={(event) => setWords(event.target.value)}
          />
          <Button htmlType="submit" size="small" loading={close.isPending}>
            <Trans>Close, as a second person</Trans>
          </Button>
        </form>
      )}
      {close.isError ? <ErrorState cause={close.error} /> : null}
    </li>
  )
}

/** What went wrong at the site, and the report of something new. */
export function IncidentsPart({ board }: { board: Board }) {
  const { t } = useLingui()
  const answer = useQuery(incidentsQuestion(board.site))
  const [kind, setKind] = useState('fall')
  const [words, setWords] = useState('')
  const [measures, setMeasures] = useState('')
  const report = useSend<Report, unknown>(
    () => `/isolation-sites/${board.site}/incidents`,
    () => {
      setWords('')
      setMeasures('')
      void answer.refetch()
    },
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    report.mutate({ incident: newKey(), stay: null, kind, words, measures })
  }
  return (
    <Panel title={<Trans>Incidents</Trans>}>
      <form className="answer-fields" onSubmit={submit}>
        <select
          aria-label={t`What happened`}
          value={kind}
          onChange={(event) => setKind(event.target.value)}
        >
          {Object.entries(incidentWords).map(([value, word]) => (
            <option key={value} value={value}>
              {t(word)}
            </option>
          ))}
        </select>
        <input
          aria-label={t`Where and how`}
          placeholder={t`Where and how`}
          required
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
        <input
          aria-label={t`Done at once`}
          placeholder={t`Done at once`}
          value={measures}
          onChange={(event) => setMeasures(event.target.value)}
        />
        <Button htmlType="submit" loading={report.isPending}>
          <Trans context="incident">Report</Trans>
        </Button>
      </form>
      {report.isError ? <ErrorState cause={report.error} /> : null}
      {answer.isError ? (
        <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
      ) : !answer.data ? (
        <Skeleton rows={4} />
      ) : answer.data.incidents.length === 0 ? (
        <EmptyState title={t`Nothing was reported`} />
      ) : (
        <ol className="asked">
          {answer.data.incidents.map((incident) => (
            <IncidentRow
              key={incident.incident}
              incident={incident}
              onDone={() => void answer.refetch()}
            />
          ))}
        </ol>
      )}
    </Panel>
  )
}
