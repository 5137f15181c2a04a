import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from 'antd'
import { Link } from 'react-router'
import { type Columns, DataTable } from '../../../ui/desk/data-table.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import type { Numbers } from './questions.ts'
import { useFigures } from './use-figures.ts'

type District = Numbers['districts'][number]
const lastDays = 7

/** Cases by district, the most first, with the last seven days against the seven before. */
export function DistrictsPart(props: { numbers: Numbers; onChoose(area: string): void }) {
  const { t } = useLingui()
  const figures = useFigures()
  const { numbers, onChoose } = props
  const sum = (values: number[]) => values.reduce((total, n) => total + n, 0)
  const columns: Columns<District> = [
    {
      key: 'name',
      title: t`District`,
      render: (_, one) => figures.area(one.code, one.name),
    },
    {
      key: 'cases',
      title: t`Cases`,
      align: 'right',
      render: (_, one) => <Link to={one.list}>{figures.number(one.cases)}</Link>,
    },
    {
      key: 'last',
      title: t`Last 7 days`,
      align: 'right',
      render: (_, one) => figures.number(sum(one.perDay.slice(-lastDays))),
    },
    {
      key: 'before',
      title: t`7 days before`,
      align: 'right',
      render: (_, one) => figures.number(sum(one.perDay.slice(-2 * lastDays, -lastDays))),
    },
    {
      key: 'choose',
      title: t`Numbers`,
      render: (_, one) => (
        <Button size="small" type="link" onClick={() => onChoose(one.code)}>
          <Trans>only this district</Trans>
        </Button>
      ),
    },
  ]
  return (
    <Panel title={t`Districts`}>
      <DataTable<District>
        caption={t`Cases by district`}
        rows={numbers.districts}
        columns={columns}
        rowKey={({ code }) => code}
        minWidth={520}
      />
    </Panel>
  )
}
