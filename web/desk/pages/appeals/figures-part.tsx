import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useFormats } from '../../../i18n/format.ts'
import { type Columns, DataTable } from '../../../ui/desk/data-table.tsx'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { type AppealFigures, figuresQuestion } from './questions.ts'
import { useFilter } from './use-filter.ts'

type Row = AppealFigures['rows'][number]

/** Appeals by basis and district: how many of how many orders, by which way, and what came of them. */
export function FiguresPart() {
  const { t } = useLingui()
  const format = useFormats()
  const { filter } = useFilter()
  const answer = useQuery(figuresQuestion(filter.area))
  const count = (key: keyof Row & string, title: string) => ({
    key,
    title,
    align: 'right' as const,
    render: (_: unknown, row: Row) => format.number(Number(row[key])),
  })
  const columns: Columns<Row> = [
    {
      key: 'district',
      title: t`District`,
      render: (_, row) => format.area(row.district, row.districtName),
    },
    { key: 'basis', title: t`Basis`, render: (_, row) => format.text(row.basisName) },
    count('orders', t`Orders`),
    {
      key: 'appealed',
      title: t`Appealed against`,
      align: 'right',
      render: (_, row) =>
        `${format.number(row.appealed)} · ${format.share(row.appealed, row.orders)}`,
    },
    {
      key: 'by',
      title: t`By page, phone, paper`,
      align: 'right',
      render: (_, { byChannel }) =>
        [byChannel.page, byChannel.phone, byChannel.paper].map(format.number).join(' · '),
    },
    count('open', t`Being looked at`),
    count('upheld', t`Upheld`),
    count('lifted', t`Lifted`),
    count('shortened', t`Shortened`),
    {
      key: 'lapsed',
      title: t`Nobody decided`,
      align: 'right',
      render: (_, row) => (
        <span className={row.lapsed > 0 ? 'late' : ''}>{format.number(row.lapsed)}</span>
      ),
    },
    {
      key: 'late',
      title: t`Answered late`,
      align: 'right',
      render: (_, row) => (
        <span className={row.answeredLate > 0 ? 'late' : ''}>
          {format.number(row.answeredLate)}
        </span>
      ),
    },
  ]
  if (!answer.data && answer.isError)
    return <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
  return (
    <>
      <DataTable<Row>
        caption={t`Appeals by basis and district`}
        rows={answer.data?.rows ?? []}
        columns={columns}
        rowKey={({ district, basis }) => `${district} ${basis}`}
        loading={answer.isPending}
        minWidth={980}
        empty={<EmptyState title={t`There are no orders to appeal against`} />}
      />
      <p className="faint">
        <Trans>Orders in force, and those that ended within 60 days.</Trans>
      </p>
    </>
  )
}
