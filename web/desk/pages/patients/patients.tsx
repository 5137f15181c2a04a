import { Trans, useLingui } from '@lingui/react/macro'
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { Segmented } from 'antd'
import { useNavigate, useSearchParams } from 'react-router'
import { useMe } from '../../../shell/use-me.ts'
import { useTitle } from '../../../shell/use-title.ts'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { MoreButton } from '../../../ui/desk/more-button.tsx'
import { PageHead } from '../../../ui/desk/panel.tsx'
import { useSend } from '../orders/use-send.ts'
import { Watermark } from '../person/watermark.tsx'
import { PatientTable } from './patient-table.tsx'
import { type PatientList, patientsQuestion } from './questions.ts'
import { WardsPart } from './wards-part.tsx'
import { listWords } from './words.ts'
import './patients.css'

const lists = Object.keys(listWords) as PatientList[]

/** Patients by urgency, the old and vulnerable first; where they are in care; who meets the plan and who is followed up. */
export function PatientsPage() {
  const { t } = useLingui()
  const { actor } = useMe()
  const go = useNavigate()
  const queries = useQueryClient()
  const [query, setQuery] = useSearchParams()
  const isDoctor = actor?.role === 'doctor'
  const list = lists.find((one) => one === query.get('list')) ?? 'waiting'
  const level = query.get('level') ?? ''
  useTitle(t`Patients`)
  const answer = useInfiniteQuery(
    patientsQuestion({ list, ...(level && list === 'open' ? { level } : {}) }, isDoctor),
  )
  const rows = answer.data?.pages.flatMap(({ patients }) => patients) ?? []
  const take = useSend<{ person: string }, { patient: string }>(
    () => '/patients/take',
    ({ patient }) => {
      for (const key of ['patients', 'patient-counts'])
        void queries.invalidateQueries({ queryKey: [key] })
      void go(`/patients/${patient}`)
    },
  )
  const change = (next: Record<string, string>) =>
    setQuery(new URLSearchParams(Object.entries(next).filter(([, value]) => value)), {
      replace: true,
    })
  return (
    <div className="patients">
      <Watermark />
      <PageHead
        title={t`Patients`}
        line={
          <Trans>
            One person, one plan. The most urgent first, the old and vulnerable before others;
            everybody on the page can see that it was read.
          </Trans>
        }
      />
      <WardsPart
        level={list === 'open' ? level : ''}
        onLevel={(one) => change({ list: 'open', level: one === level ? '' : one })}
      />
      {isDoctor ? (
        <>
          <Segmented
            aria-label={t`Which list`}
            value={list}
            options={lists.map((value) => ({ value, label: t(listWords[value]) }))}
            onChange={(value) => change({ list: value })}
          />
          {take.isError ? <ErrorState cause={take.error} /> : null}
          {answer.isError && rows.length === 0 ? (
            <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
          ) : (
            <PatientTable
              caption={t(listWords[list])}
              rows={rows}
              list={list}
              loading={answer.isPending}
              onTake={(person) => take.mutate({ person })}
              taking={take.isPending}
              empty={
                <EmptyState title={t`Nobody on this list`}>
                  {list === 'waiting' ? (
                    <Trans>Whoever gets a case stands here until a doctor takes them on.</Trans>
                  ) : (
                    <Trans>Choose another list above.</Trans>
                  )}
                </EmptyState>
              }
            />
          )}
          <MoreButton answer={answer} />
        </>
      ) : null}
    </div>
  )
}
