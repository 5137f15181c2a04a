import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useFormats } from '../../../i18n/format.ts'
import { type Columns, DataTable } from '../../../ui/desk/data-table.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { Skeleton } from '../../../ui/desk/skeleton.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { GroundLine } from './ground-line.tsx'
import { type Reserve, reserveQuestion } from './questions.ts'

type Row = Reserve['rows'][number]

/** Rooms that exist against those that the policy wants for ten thousand residents. */
export function ReservePart() {
  const { t } = useLingui()
  const format = useFormats()
  const answer = useQuery(reserveQuestion())
  if (answer.isError)
    return <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
  if (!answer.data) return <Skeleton rows={8} />
  const { perTenThousand, rows } = answer.data
  const number = (title: string, of: (row: Row) => number | null) => ({
    key: title,
    title,
    align: 'right' as const,
    render: (_: unknown, row: Row) => {
      const value = of(row)
      return value === null ? '–' : format.number(value)
    },
  })
  const columns: Columns<Row> = [
    {
      key: 'area',
      title: t`Area`,
      render: (_, row) => format.area(row.area, row.areaName ?? row.area),
    },
    number(t`Residents`, ({ residents }) => residents),
    number(t`Rooms inspected`, ({ rooms }) => rooms),
    number(t`Needed`, ({ needed }) => needed),
    {
      key: 'missing',
      title: t`Missing`,
      align: 'right',
      render: (_, { missing }) =>
        missing === null ? (
          '–'
        ) : missing > 0 ? (
          <StatusTag tone="late">{format.number(missing)}</StatusTag>
        ) : (
          <StatusTag tone="ok">
            <Trans>enough</Trans>
          </StatusTag>
        ),
    },
    number(t`Found, not inspected`, ({ found }) => found),
    number(t`Largest site`, ({ largest }) => largest),
  ]
  return (
    <Panel
      title={t`Reserve`}
      aside={
        perTenThousand ? (
          <>
            <Trans>{perTenThousand.value} rooms for ten thousand residents</Trans>{' '}
            <GroundLine ground={perTenThousand.ground} />
          </>
        ) : null
      }
    >
      {perTenThousand ? null : (
        <p>
          <Trans>The policy in force names no reserve; rooms are shown without it.</Trans>
        </p>
      )}
      <DataTable<Row>
        caption={t`Reserve`}
        rows={rows}
        columns={columns}
        rowKey={({ area }) => area}
        minWidth={720}
      />
    </Panel>
  )
}
