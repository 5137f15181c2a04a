import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { useFormats } from '../../../i18n/format.ts'
import { loopWords } from '../../../shell/words.ts'
import { Countdown } from '../../../ui/desk/countdown.tsx'
import { type Columns, DataTable } from '../../../ui/desk/data-table.tsx'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Skeleton } from '../../../ui/desk/skeleton.tsx'
import { useAccountWord } from '../../shell/use-account-word.ts'
import { type Board, boardQuestion, type ClockKind } from './questions.ts'
import { useFilter } from './use-filter.ts'
import { shortWords } from './words.ts'

type Cell = Board['districts'][number]
type DistrictRow = { district: string; name: string; cells: Map<ClockKind, Cell>; late: number }

const kinds = Object.keys(shortWords) as ClockKind[]

function rowsOf({ districts }: Board): DistrictRow[] {
  const rows = new Map<string, DistrictRow>()
  for (const cell of districts) {
    const { district, districtName: name } = cell
    const row = rows.get(district) ?? { district, name, cells: new Map(), late: 0 }
    row.cells.set(cell.kind, cell)
    row.late += cell.late
    rows.set(district, row)
  }
  return [...rows.values()].sort((a, b) => b.late - a.late || (a.district < b.district ? -1 : 1))
}

/** How many are open and late, leading to the list of them. */
function Figure(props: { cell: Cell | Board['kinds'][number]; area: string }) {
  const format = useFormats()
  const { cell, area } = props
  const to = `/loops?kind=${cell.kind}${area === '' ? '' : `&area=${area}`}`
  return (
    <Link to={to} className="clock-figure">
      <b>{format.number(cell.open)}</b>
      {cell.late > 0 ? (
        <span className="late">
          <Trans>{format.number(cell.late)} late</Trans>
        </span>
      ) : null}
    </Link>
  )
}

/** What is open by district and kind; inside one district also by who owes it. */
export function BoardPart() {
  const { t } = useLingui()
  const format = useFormats()
  const { filter, change } = useFilter()
  const answer = useQuery(boardQuestion(filter.area))
  const board = answer.data
  if (!board && answer.isError)
    return <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
  if (!board) return <Skeleton rows={10} />
  const rows = rowsOf(board)
  const shown = kinds.filter((kind) => board.kinds.some((one) => one.kind === kind))
  const columns: Columns<DistrictRow> = [
    {
      key: 'district',
      title: t`District`,
      fixed: 'left',
      width: 130,
      render: (_, row) => (
        <button
          type="button"
          className="link-button"
          onClick={() => change({ area: row.district })}
        >
          {format.area(row.district, row.name)}
        </button>
      ),
    },
    ...shown.map((kind) => ({
      key: kind,
      title: t(shortWords[kind]),
      align: 'right' as const,
      width: 88,
      render: (_: unknown, row: DistrictRow) => {
        const cell = row.cells.get(kind)
        return cell ? <Figure cell={cell} area={row.district} /> : <span className="faint">0</span>
      },
    })),
    {
      key: 'next',
      title: t`Next due`,
      width: 130,
      render: (_, row) => {
        const next = [...row.cells.values()].flatMap(({ nextDueAt }) => nextDueAt ?? []).sort()[0]
        return <Countdown dueAt={next ?? null} />
      },
    },
  ]
  return (
    <>
      <ul className="clock-kinds" aria-label={t`All districts together`}>
        {board.kinds.map((kind) => (
          <li key={kind.kind} className={kind.late > 0 ? 'panel is-late' : 'panel'}>
            <span>{t(loopWords[kind.kind])}</span>
            <Figure cell={kind} area={filter.area} />
            {kind.carried > 0 ? (
              <small className="faint">
                <Trans>{format.number(kind.carried)} carried over</Trans>
              </small>
            ) : null}
          </li>
        ))}
      </ul>
      <DataTable<DistrictRow>
        caption={t`Open by district and kind`}
        rows={rows}
        columns={columns}
        rowKey={({ district }) => district}
        minWidth={250 + shown.length * 88}
        rowClassName={({ late }) => (late > 0 ? 'row-late' : '')}
        empty={
          <EmptyState title={t`Nothing is open`}>
            <Trans>Every case, contact and request is where it should be.</Trans>
          </EmptyState>
        }
      />
      {board.owners.length > 0 ? <OwnerTable board={board} area={filter.area} /> : null}
    </>
  )
}

function OwnerTable({ board, area }: { board: Board; area: string }) {
  const { t } = useLingui()
  const format = useFormats()
  const accountWord = useAccountWord()
  type Row = Board['owners'][number]
  const columns: Columns<Row> = [
    {
      key: 'owner',
      title: t`Responsible`,
      render: (_, row) => (
        <Link
          to={`/loops?kind=${row.kind}&owner=${encodeURIComponent(row.owner)}${area ? `&area=${area}` : ''}`}
        >
          {accountWord(row.owner, row.ownerName)}
        </Link>
      ),
    },
    { key: 'kind', title: t`What is owed`, render: (_, row) => t(loopWords[row.kind]) },
    {
      key: 'open',
      title: t`Open`,
      align: 'right',
      width: 90,
      render: (_, row) => format.number(row.open),
    },
    {
      key: 'late',
      title: t`Late`,
      align: 'right',
      width: 90,
      render: (_, row) => (
        <span className={row.late > 0 ? 'late' : 'faint'}>{format.number(row.late)}</span>
      ),
    },
    {
      key: 'oldest',
      title: t`Oldest since`,
      width: 130,
      render: (_, row) => (row.oldestAt ? format.dayAndTime(row.oldestAt) : '–'),
    },
    {
      key: 'next',
      title: t`Next due`,
      width: 130,
      render: (_, row) => <Countdown dueAt={row.nextDueAt} />,
    },
  ]
  return (
    <section className="clock-owners">
      <h2>
        <Trans>Who, by when</Trans>
      </h2>
      <DataTable<Row>
        caption={t`Open by owner and kind`}
        rows={board.owners}
        columns={columns}
        rowKey={({ owner, kind }) => `${owner} ${kind}`}
        rowClassName={({ late }) => (late > 0 ? 'row-late' : '')}
        minWidth={760}
      />
    </section>
  )
}
