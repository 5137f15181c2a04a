import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from 'antd'
import { Link } from 'react-router'
import { useFormats } from '../../../i18n/format.ts'
import { Countdown } from '../../../ui/desk/countdown.tsx'
import { type Columns, DataTable } from '../../../ui/desk/data-table.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { useAccountWord } from '../../shell/use-account-word.ts'
import type { DistrictExcess, Excess } from './questions.ts'
import { kindWords } from './words.ts'

/** One district: how much of which kind, and each with its owner and its clock, the oldest first. */
export function DistrictPanel(props: { district: DistrictExcess; onMeasure(id: string): void }) {
  const { t } = useLingui()
  const format = useFormats()
  const accountWord = useAccountWord()
  const { district, onMeasure } = props
  const kindWord = (kind: string) => {
    const word = kindWords[kind]
    return word ? t(word) : kind
  }
  const columns: Columns<Excess> = [
    {
      key: 'due',
      title: t`Mend by`,
      width: 130,
      render: (_, one) => <Countdown dueAt={one.dueAt} />,
    },
    {
      key: 'kind',
      title: t`What`,
      render: (_, one) => (
        <>
          <b>{kindWord(one.kind)}</b>{' '}
          {one.never ? (
            <StatusTag tone="late">
              <Trans>no rule of any date allows it</Trans>
            </StatusTag>
          ) : null}
          <br />
          <span className="soft">{format.text(one)}</span>
        </>
      ),
    },
    {
      key: 'of',
      title: t`Where it is`,
      render: (_, one) => (
        <>
          {one.what === 'order' ? (
            <Link to={`/orders/${encodeURIComponent(one.of)}`} className="code">
              {one.of}
            </Link>
          ) : one.what === 'measure' ? (
            <Button type="link" size="small" onClick={() => onMeasure(one.of)}>
              {one.place ?? <Trans>a reported measure</Trans>}
            </Button>
          ) : (
            <Trans>a stay in isolation</Trans>
          )}
          {one.basisName ? <span className="faint"> {format.text(one.basisName)}</span> : null}
        </>
      ),
    },
    {
      key: 'owner',
      title: t`Who must mend it`, // The site of a stay is one of isolation, which the words for sampling sites would misname.
      render: (_, one) => (one.what === 'stay' ? one.owner : accountWord(one.owner)),
    },
    { key: 'since', title: t`Since`, render: (_, one) => format.dayAndTime(one.since) },
    {
      key: 'rule',
      title: t`The rule`,
      render: (_, one) => <span className="code faint">{one.rule}</span>,
    },
  ]
  return (
    <Panel
      title={format.area(district.district, district.districtName)}
      aside={
        <>
          <StatusTag tone="wait">
            <Trans>{format.number(district.open)} open</Trans>
          </StatusTag>{' '}
          {district.overdue > 0 ? (
            <StatusTag tone="late">
              <Trans>{format.number(district.overdue)} overdue</Trans>
            </StatusTag>
          ) : null}
        </>
      }
    >
      <p className="excess-kinds">
        {Object.entries(district.byKind).map(([kind, count]) => (
          <span key={kind}>
            {kindWord(kind)} <b>{format.number(count)}</b>
          </span>
        ))}
      </p>
      <DataTable<Excess>
        caption={t`Beyond the rules in ${district.districtName}`}
        rows={district.list}
        columns={columns}
        rowKey={({ kind, of }) => `${kind} ${of}`}
        rowClassName={({ overdue }) => (overdue ? 'row-late' : '')}
        minWidth={900}
      />
      {district.open > district.list.length ? (
        <p className="faint">
          <Trans>The oldest {format.number(district.list.length)} are shown.</Trans>
        </p>
      ) : null}
    </Panel>
  )
}
