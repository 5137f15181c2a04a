import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from 'react-router'
import { useFormats } from '../../../i18n/format.ts'
import { useTitle } from '../../../shell/use-title.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Facts } from '../../../ui/desk/facts.tsx'
import { PageHead, Panel } from '../../../ui/desk/panel.tsx'
import { Skeleton } from '../../../ui/desk/skeleton.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { Watermark } from '../person/watermark.tsx'
import { ConditionsPart } from './conditions-part.tsx'
import { CoursePart } from './course-part.tsx'
import { DischargePart } from './discharge-part.tsx'
import { FollowUpsPart } from './follow-ups-part.tsx'
import { NotePart } from './note-part.tsx'
import { PlanPart } from './plan-part.tsx'
import { type PatientView, patientQuestion } from './questions.ts'
import { becauseWords, priorityTones } from './words.ts'
import './patients.css'

/** One patient opened by a doctor: plan, course, tests gene by gene, and what the plan in force asks before somebody is let go. */
export function PatientPage() {
  const { t } = useLingui()
  const { id = '' } = useParams()
  const answer = useQuery(patientQuestion(id))
  useTitle(answer.data ? `${answer.data.row.nameMasked} · ${t`Patients`}` : t`Patients`)
  if (answer.isError)
    return (
      <>
        <PageHead title={t`Patient`} />
        <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
      </>
    )
  if (!answer.data)
    return (
      <>
        <PageHead title={t`Patient`} />
        <Skeleton rows={12} />
      </>
    )
  return <Opened view={answer.data} />
}

function Opened({ view }: { view: PatientView }) {
  const { t } = useLingui()
  const format = useFormats()
  const queries = useQueryClient()
  const { row } = view
  const because = becauseWords[row.because]
  const changed = () => {
    for (const key of ['patient', 'patients', 'patient-counts'])
      void queries.invalidateQueries({ queryKey: [key] })
  }
  const isOver = view.discharge.decisions.some(
    (one) => one.withdrawnAt === null && (!one.needsSecond || one.second !== null),
  )
  const parts = { view, onChanged: changed, isOver }
  return (
    <div className="patient">
      <Watermark />
      <PageHead
        title={<span lang="zh-CN">{view.name}</span>}
        line={
          <>
            <Trans>{row.age} years</Trans> · {format.text(row.reasonName)} ·{' '}
            <Trans>since {format.dayAndTime(row.since)}</Trans>
          </>
        }
        aside={
          <>
            <StatusTag tone={isOver ? 'ok' : (priorityTones[row.priority] ?? 'idle')}>
              {isOver ? t`discharged` : because ? t(because) : row.because}
            </StatusTag>{' '}
            <Link to="/patients?list=mine">
              <Trans>My patients</Trans>
            </Link>
          </>
        }
      />
      <div className="patient-columns">
        <div>
          <CoursePart view={view} />
          {isOver ? null : <NotePart {...parts} />}
        </div>
        <div>
          <Panel title={t`About the person`}>
            <Facts
              facts={[
                [t`Phone`, view.phone ?? '–'],
                [
                  t`Address`,
                  <span key="a" lang="zh-CN">
                    {view.address ?? '–'}
                  </span>,
                ],
                [t`Doctor`, row.doctor ?? '–'],
              ]}
            />
            <ConditionsPart {...parts} />
          </Panel>
          <PlanPart {...parts} />
          <DischargePart {...parts} />
          <FollowUpsPart {...parts} />
        </div>
      </div>
    </div>
  )
}
