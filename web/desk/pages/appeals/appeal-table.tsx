import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useFormats } from '../../../i18n/format.ts'
import { Countdown } from '../../../ui/desk/countdown.tsx'
import { type Columns, DataTable } from '../../../ui/desk/data-table.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import type { AppealRow } from './questions.ts'
import { channelWords, outcomeWords, turnWords } from './words.ts'

/** Whose turn it is: what is owed, and whether who looks may uphold at all. */
function Turn({ row }: { row: AppealRow }) {
  const { t } = useLingui()
  if (row.turn === 'none') {
    const { tone, word } = outcomeWords[row.outcome]
    return <StatusTag tone={tone}>{t(word)}</StatusTag>
  }
  return (
    <>
      {t(turnWords[row.turn])}
      {row.kept ? (
        <span className="faint">
          {' '}
          <Trans>kept once already</Trans>
        </span>
      ) : null}
      {row.turn === 'tell' || row.mayUphold === 'yes' ? null : (
        <span className="appeal-own">
          <StatusTag tone="wait">
            {row.mayUphold === 'own-order' ? (
              <Trans>your own order: you may only lift it</Trans>
            ) : (
              <Trans>of another district</Trans>
            )}
          </StatusTag>
        </span>
      )}
    </>
  )
}

function useColumns(): Columns<AppealRow> {
  const { t } = useLingui()
  const format = useFormats()
  return [
    {
      key: 'due',
      title: t`Due`,
      width: 130,
      render: (_, row) => <Countdown dueAt={row.turn === 'none' ? null : row.dueAt} />,
    },
    {
      key: 'turn',
      title: t`Next`,
      render: (_, row) => <Turn row={row} />,
    },
    {
      key: 'appeal',
      title: t`Appeal`,
      render: (_, row) => (
        <>
          <Link to={`/appeals/${encodeURIComponent(row.appeal)}`} className="code">
            {row.appeal}
          </Link>
          <br />
          <span className="faint">
            {format.dayAndTime(row.madeAt)} · {t(channelWords[row.channel])}
          </span>
        </>
      ),
    },
    {
      key: 'order',
      title: t`Against`,
      render: (_, row) => (
        <>
          {format.text(row.kindName)} · {format.text(row.basisName)}
          <br />
          <span className="faint code">{row.order}</span>
        </>
      ),
    },
    {
      key: 'state',
      title: t`The order`,
      render: (_, row) =>
        row.inForce ? (
          <StatusTag tone="wait">
            <Trans>in force until {format.dayAndTime(row.orderUntil)}</Trans>
          </StatusTag>
        ) : (
          <StatusTag tone="ok">
            <Trans>without effect</Trans>
          </StatusTag>
        ),
    },
    {
      key: 'district',
      title: t`District`,
      render: (_, row) => format.area(row.district, row.districtName),
    },
  ]
}

/** Appeals as lines, in the order in which the server gives them. */
export function AppealTable(props: {
  caption: string
  rows: readonly AppealRow[]
  loading: boolean
  empty: ReactNode
}) {
  const columns = useColumns()
  return (
    <DataTable<AppealRow>
      caption={props.caption}
      rows={props.rows}
      columns={columns}
      rowKey={({ appeal }) => appeal}
      loading={props.loading}
      empty={props.empty}
      rowClassName={({ overdue }) => (overdue ? 'row-late' : '')}
      minWidth={900}
    />
  )
}
