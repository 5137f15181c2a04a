import { useLingui } from '@lingui/react/macro'
import { Link } from 'react-router'
import type { RoundBoard } from '../../../api/types.ts'
import { useFormats } from '../../../i18n/format.ts'
import { type Columns, DataTable } from '../../../ui/desk/data-table.tsx'
import { StageBar } from '../../../ui/desk/stage-bar.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'

type District = RoundBoard['districts'][number]

/** One line per district; sorts by any column, and late loops lead to their list. */
export function Districts({ districts }: { districts: District[] }) {
  const { t, i18n } = useLingui()
  const format = useFormats()
  const count = (title: string, key: string, of: (row: District) => number) => ({
    title,
    key,
    align: 'right' as const,
    width: 102,
    render: (_: unknown, row: District) => format.number(of(row)),
    sorter: (a: District, b: District) => of(a) - of(b),
  })
  const share = (row: District) => row.coverage.sampled / Math.max(1, row.coverage.due)
  const columns: Columns<District> = [
    {
      title: t`District`,
      key: 'name',
      width: 128,
      fixed: 'left',
      render: (_, row) => format.text(row.area.name),
      sorter: (a, b) =>
        format.text(a.area.name).localeCompare(format.text(b.area.name), i18n.locale),
    },
    {
      title: t`Sampled`,
      key: 'share',
      align: 'right',
      width: 100,
      render: (_, row) => <b>{format.share(row.coverage.sampled, row.coverage.due)}</b>,
      sorter: (a, b) => share(a) - share(b),
    },
    {
      title: t`Way`,
      key: 'way',
      width: 150,
      render: (_, row) => <StageBar thin stages={row.stages} due={row.coverage.due} />,
    },
    count(t`People due`, 'due', (row) => row.coverage.due),
    count(t`At the site`, 'site', (row) => row.stages.atSite),
    count(t`In transit`, 'transit', (row) => row.stages.inTransit),
    count(t`Laboratory`, 'laboratory', (row) => row.stages.inLaboratory),
    count(t`Resulted`, 'resulted', (row) => row.stages.resulted),
    count(t`Still missing`, 'missing', (row) => row.coverage.missing),
    {
      title: t`Overdue loops`,
      key: 'late',
      align: 'right',
      width: 110,
      sorter: (a, b) => a.overdueLoops - b.overdueLoops,
      render: (_, row) =>
        row.overdueLoops > 0 ? (
          <Link to={`/loops?due=overdue&area=${row.area.code}`}>
            <StatusTag tone="late">{format.number(row.overdueLoops)}</StatusTag>
          </Link>
        ) : (
          <span className="faint">0</span>
        ),
    },
  ]
  return (
    <DataTable
      caption={t`By district`}
      rows={districts}
      columns={columns}
      rowKey={(row) => row.area.code}
      minWidth={1080}
    />
  )
}
