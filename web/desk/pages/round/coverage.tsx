import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link, useSearchParams } from 'react-router'
import { questions } from '../../../api/questions.ts'
import type { CoverageRow } from '../../../api/wire.ts'
import { useFormats } from '../../../i18n/format.ts'
import { useMe } from '../../../shell/use-me.ts'
import { useTitle } from '../../../shell/use-title.ts'
import { type Columns, DataTable } from '../../../ui/desk/data-table.tsx'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { PageHead } from '../../../ui/desk/panel.tsx'
import { Skeleton } from '../../../ui/desk/skeleton.tsx'
import { SavedViews } from '../../shell/saved-views.tsx'
import { useKeepRound, useRound } from '../../shell/use-round.ts'
import { mayPrintCards } from '../cards/who-may.ts'
import { ExportCoverage } from '../rounds/export-coverage.tsx'
import { Crumbs } from './crumbs.tsx'
import { RollBar } from './roll-bar.tsx'
import { rollParts, useRollWords } from './roll-parts.ts'
import './round.css'

/** Where a row leads: an area to its parts, a community to its buildings, a building to its doors; a door to nothing. */
function inside(row: CoverageRow, area: string): string | null {
  if (row.level === 'door') return null
  return row.level === 'building' ? `?area=${area}&building=${row.id}` : `?area=${row.id}`
}

function useColumns(area: string): Columns<CoverageRow> {
  const { t } = useLingui()
  const format = useFormats()
  const words = useRollWords()
  const keepRound = useKeepRound()
  return [
    {
      title: t`Place`,
      key: 'name',
      width: 190,
      fixed: 'left',
      render: (_, row) => {
        const to = inside(row, area)
        const name = format.area(row.id, row.name)
        return to === null ? name : <Link to={keepRound(to)}>{name}</Link>
      },
    },
    {
      title: t`Accounted for`,
      key: 'bar',
      width: 150,
      render: (_, row) => <RollBar counts={row} />,
    },
    {
      title: t`People due`,
      key: 'due',
      width: 90,
      align: 'right',
      render: (_, row) => <b>{format.number(row.due)}</b>,
      sorter: (a, b) => a.due - b.due,
    },
    ...rollParts.map((part) => ({
      title: words[part],
      key: part,
      width: 92,
      align: 'right' as const,
      render: (_: unknown, row: CoverageRow) =>
        part === 'missing' && row.missing > 0 ? (
          <b className="late">{format.number(row.missing)}</b>
        ) : (
          <span className={row[part] === 0 ? 'faint' : ''}>{format.number(row[part])}</span>
        ),
      sorter: (a: CoverageRow, b: CoverageRow) => a[part] - b[part],
    })),
  ]
}

/** The roll from the district down to the door: everyone due is in exactly one column. */
export function CoveragePage() {
  const { t } = useLingui()
  const format = useFormats()
  const [search, setSearch] = useSearchParams()
  const { actor } = useMe()
  const keepRound = useKeepRound()
  const round = useRound()
  const building = search.get('building') ?? ''
  const area = search.get('area') ?? actor?.areaCode ?? ''
  const answer = useQuery({
    ...questions.coverage(round ?? '', building ? '' : area, building),
    enabled: round !== null,
  })
  const columns = useColumns(area)
  useTitle(t`Coverage`)
  const coverage = answer.data
  return (
    <div className="coverage">
      <PageHead
        title={t`Coverage`}
        line={<Crumbs area={area} building={building} />}
        aside={
          coverage ? (
            <div className="coverage-aside">
              <p className="coverage-total">
                <b className="figure">{format.share(coverage.total.sampled, coverage.total.due)}</b>
                <span className="soft">
                  <Trans>sampled, {format.number(coverage.total.missing)} still missing</Trans>
                </span>
                <span className="faint">
                  <Trans>as of {format.timeWithSeconds(coverage.asOf)}</Trans>
                </span>
              </p>
              <SavedViews />
              {building && mayPrintCards(actor?.role) ? (
                <Link to={keepRound(`/cards?area=${area}&building=${building}`)}>
                  <Trans>Print cards</Trans>
                </Link>
              ) : null}
              <ExportCoverage coverage={coverage} round={round ?? ''} place={building || area} />
            </div>
          ) : null
        }
      />
      {answer.isError && !coverage ? (
        <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
      ) : null}
      {!coverage && !answer.isError ? <Skeleton rows={12} /> : null}
      {coverage ? (
        <DataTable
          caption={t`Coverage`}
          rows={coverage.rows}
          columns={columns}
          rowKey={(row) => row.id}
          minWidth={985}
          sort={search.get('sort') ?? ''}
          onSort={(sort) =>
            setSearch(
              (before) => {
                const next = new URLSearchParams(before)
                if (sort) next.set('sort', sort)
                else next.delete('sort')
                return next
              },
              { replace: true },
            )
          }
          empty={<EmptyState title={t`Nobody here is on the roll`} />}
        />
      ) : null}
    </div>
  )
}
