import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { useFormats } from '../../../i18n/format.ts'
import { useMe } from '../../../shell/use-me.ts'
import { useTitle } from '../../../shell/use-title.ts'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { PageHead } from '../../../ui/desk/panel.tsx'
import { isTyping } from '../../shell/keys.ts'
import { SavedViews } from '../../shell/saved-views.tsx'
import { useRowKeys } from '../loops/use-row-keys.ts'
import { CaseTable } from './case-table.tsx'
import { Filters } from './filters.tsx'
import { GiveOut } from './give-out.tsx'
import {
  type CaseCounts,
  type CaseLine,
  caseCountsQuestion,
  caseListQuestion,
  casePath,
} from './questions.ts'
import { useFilter } from './use-filter.ts'
import { opensCases } from './who-may.ts'
import { clockWords } from './words.ts'
import './cases.css'

/** Figures above the list, each of which is a filter. */
function Counts({ counts, area }: { counts: CaseCounts; area: string }) {
  const { t } = useLingui()
  const format = useFormats()
  const to = (query: string) => `/cases?${query}${area === '' ? '' : `&area=${area}`}`
  return (
    <ul className="cases-counts">
      <li>
        <Link to={to('state=running')}>
          <b>{format.number(counts.running)}</b> <Trans>run</Trans>
        </Link>
      </li>
      <li>
        <Link to={to('state=open')}>
          <b className={counts.unassigned > 0 ? 'late' : ''}>{format.number(counts.unassigned)}</b>{' '}
          <Trans>without a team</Trans>
        </Link>
      </li>
      <li>
        <Link to={to('mine=yes')}>
          <b>{format.number(counts.mine)}</b> <Trans>mine</Trans>
        </Link>
      </li>
      {counts.overdue.map(({ clock, cases }) => (
        <li key={clock}>
          <Link to={to(`overdue=${clock}`)}>
            <b className={cases > 0 ? 'late' : ''}>{format.number(cases)}</b>{' '}
            <Trans>late: {t(clockWords[clock])}</Trans>
          </Link>
        </li>
      ))}
    </ul>
  )
}

/** Cases of one's area, the latest first, with their clocks and teams; several can be given out at once. */
export function CasesPage() {
  const { t } = useLingui()
  const navigate = useNavigate()
  const { actor } = useMe()
  const { filter, after, change } = useFilter()
  const [chosen, setChosen] = useState<ReadonlyMap<string, CaseLine>>(new Map())
  const answer = useQuery(caseListQuestion(filter, after))
  const counts = useQuery(caseCountsQuestion(filter.area)).data
  const rows = answer.data?.cases ?? []
  useTitle(t`Cases`)
  const choose = (ids: string[], on: boolean) =>
    setChosen((before) => {
      const next = new Map(before)
      for (const id of ids) {
        const row = rows.find((one) => one.case === id)
        if (on && row) next.set(id, row)
        else next.delete(id)
      }
      return next
    })
  const picked = useRowKeys(
    rows.length,
    (at) => {
      const row = rows[at]
      if (row) void navigate(casePath(row.case))
    },
    '.cases .ant-table-row',
  )
  const pickedId = rows[picked]?.case
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return
      if (event.key === 'x' && pickedId !== undefined) {
        event.preventDefault()
        choose([pickedId], !chosen.has(pickedId))
      }
      const give = document.getElementById('give-asks')
      if (event.key === 'g' && give !== null) {
        event.preventDefault()
        give.focus()
      }
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  })
  if (!answer.data && answer.isError)
    return <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
  return (
    <div className="cases">
      <PageHead
        title={t`Cases`}
        aside={
          <div className="cases-head">
            <SavedViews />
            <Link to="/investigators">
              <Trans>Investigators</Trans>
            </Link>
            <Link to="/cases/merge">
              <Trans>Merge two cases</Trans>
            </Link>
            {opensCases(actor?.role) ? (
              <Link to="/cases/new">
                <Button type="primary">
                  <Trans>New case</Trans>
                </Button>
              </Link>
            ) : null}
          </div>
        }
        line={
          <Trans>
            From the positive to the last contact the same day. Names are masked here; each look is
            recorded.
          </Trans>
        }
      />
      {counts ? <Counts counts={counts} area={filter.area} /> : null}
      <Filters key={filter.text} filter={filter} onChange={change} />
      {chosen.size > 0 ? (
        <GiveOut
          cases={[...chosen.values()]}
          area={filter.area}
          onDone={() => setChosen(new Map())}
        />
      ) : null}
      <CaseTable
        rows={rows}
        loading={answer.isPending}
        picked={picked}
        chosen={new Set(chosen.keys())}
        onChoose={choose}
        empty={
          <EmptyState title={t`No case is like this`}>
            <Trans>Take a filter away, or look at closed ones too.</Trans>
          </EmptyState>
        }
      />
      <nav className="cases-pages" aria-label={t`Pages`}>
        {after === '' ? null : (
          <Button onClick={() => change({ after: '' })}>
            <Trans>Newest</Trans>
          </Button>
        )}
        {answer.data?.next ? (
          <Button onClick={() => change({ after: answer.data.next ?? '' })}>
            <Trans>Older</Trans>
          </Button>
        ) : null}
      </nav>
    </div>
  )
}
