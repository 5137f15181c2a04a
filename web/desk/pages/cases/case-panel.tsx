import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from 'react-router'
import { useFormats } from '../../../i18n/format.ts'
import { useMe } from '../../../shell/use-me.ts'
import { Countdown } from '../../../ui/desk/countdown.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { Skeleton } from '../../../ui/desk/skeleton.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { CaseStory } from './case-story.tsx'
import { StateTag } from './case-table.tsx'
import { ClassifyForm } from './classify-form.tsx'
import { type CaseHead, caseHeadQuestion } from './questions.ts'
import { Steps } from './steps.tsx'
import { TeamForm } from './team-form.tsx'
import { investigates, readsCases } from './who-may.ts'
import { clockWords, nextWords } from './words.ts'
import './cases.css'

function Clocks({ head }: { head: CaseHead }) {
  const { t } = useLingui()
  const format = useFormats()
  return (
    <dl className="case-clocks">
      {head.clocks.map(({ clock, dueAt, doneAt, overdue }) => (
        <div key={clock}>
          <dt>{t(clockWords[clock])}</dt>
          <dd>
            {doneAt ? (
              <StatusTag tone={overdue ? 'late' : 'ok'}>
                {overdue ? (
                  <Trans>late, {format.dayAndTime(doneAt)}</Trans>
                ) : (
                  <Trans>in time, {format.dayAndTime(doneAt)}</Trans>
                )}
              </StatusTag>
            ) : (
              <Countdown dueAt={head.next === null ? null : dueAt} />
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** Where a case stands: the step that is owed, its clocks, classification, team and history, each with what can be done about it now. */
export function CasePanel({ caseId, onChanged }: { caseId: string; onChanged?: () => void }) {
  const { t } = useLingui()
  const { actor } = useMe()
  const queries = useQueryClient()
  const answer = useQuery(caseHeadQuestion(caseId))
  const head = answer.data
  const changed = () => {
    for (const key of ['case-head', 'case-history', 'cases', 'case-counts'])
      void queries.invalidateQueries({ queryKey: [key] })
    onChanged?.()
  }
  if (!head && answer.isError)
    return <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
  if (!head) return <Skeleton rows={6} />
  const mayAct = investigates(actor?.role)
  return (
    <div className="case-panel">
      <Panel
        title={t`The way of the case`}
        aside={
          <Link to={`/cases/merge?from=${encodeURIComponent(caseId)}`}>
            <Trans>Merge with another</Trans>
          </Link>
        }
      >
        <p className="case-way">
          <StateTag state={head.state} />
          {head.next ? (
            <b>
              <Trans>Next: {t(nextWords[head.next])}</Trans>
            </b>
          ) : null}
          {head.mergedInto ? (
            <Link to={`/cases/${encodeURIComponent(head.mergedInto)}`}>
              <Trans>to the case that it went into</Trans>
            </Link>
          ) : null}
        </p>
        <Clocks head={head} />
        {readsCases(actor?.role) ? <Steps head={head} mayAct={mayAct} onChanged={changed} /> : null}
      </Panel>
      <ClassifyForm
        key={`classify ${head.version}`}
        head={head}
        mayAct={mayAct}
        onChanged={changed}
      />
      <TeamForm key={`team ${head.version}`} head={head} onChanged={changed} />
      <CaseStory caseId={caseId} />
    </div>
  )
}
