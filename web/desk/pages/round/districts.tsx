import { useLingui } from '@lingui/react/macro'
import { Link } from 'react-router'
import type { District } from '../../../api/wire.ts'
import { useFormats } from '../../../i18n/format.ts'
import { type Columns, DataTable } from '../../../ui/desk/data-table.tsx'
import { StageBar } from '../../../ui/desk/stage-bar.tsx'
import { useKeepRound } from '../../shell/use-round.ts'
import { tubeStagesOf, tubesOf } from './stages.ts'

const share = (row: District) => row.sampled / Math.max(1, row.due)

/** One line per district; sorts by any column, and leads to its coverage and its open loops. */
export function Districts({ districts }: { districts: District[] }) {
  const { t, i18n } = useLingui()
  const format = useFormats()
  const keepRound = useKeepRound()
  const count = (title: string, key: string, of: (row: District) => number) => ({
    title,
    key,
    align: 'right' as const,
    width: 86,
    render: (_: unknown, row: District) => format.number(of(row)),
    sorter: (a: District, b: District) => of(a) - of(b),
  })
  const name = (row: District) => format.area(row.area, row.name)
  const columns: Columns<District> = [
    {
      title: t`District`,
      key: 'name',
      width: 128,
      fixed: 'left',
      render: (_, row) => (
        <Link to={keepRound(`/round/coverage?area=${row.area}`)}>{name(row)}</Link>
      ),
      sorter: (a, b) => name(a).localeCompare(name(b), i18n.locale),
    },
    {
      title: t`Sampled`,
      key: 'share',
      align: 'right',
      width: 94,
      render: (_, row) => <b>{format.share(row.sampled, row.due)}</b>,
      sorter: (a, b) => share(a) - share(b),
    },
    {
      title: t`Way of the tubes`,
      key: 'way',
      width: 120,
      render: (_, row) => <StageBar thin stages={tubeStagesOf(row)} due={tubesOf(row)} />,
    },
    {
      title: t`People`,
      children: [
        count(t`due`, 'due', (row) => row.due),
        count(t`sampled`, 'sampled', (row) => row.sampled),
        count(t`with a result`, 'people', (row) => row.peopleResulted),
      ],
    },
    {
      title: t`Tubes`,
      children: [
        count(t`at sites`, 'site', (row) => row.tubesAtSite),
        count(t`in transit`, 'transit', (row) => row.tubesInTransit),
        count(t`in lab`, 'laboratory', (row) => row.tubesInLaboratory),
        count(t`resulted`, 'resulted', (row) => row.tubesResulted),
        count(t`reactive`, 'reactive', (row) => row.reactivePools),
      ],
    },
    {
      title: t`Open loops`,
      key: 'loops',
      align: 'right',
      width: 74,
      render: (_, row) => <Link to={keepRound(`/loops?area=${row.area}`)}>{t`show`}</Link>,
    },
  ]
  return (
    <DataTable
      caption={t`By district`}
      rows={districts}
      columns={columns}
      rowKey={(row) => row.area}
      minWidth={1_060}
    />
  )
}
