import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useFormats } from '../../../i18n/format.ts'
import { Countdown } from '../../../ui/desk/countdown.tsx'
import { type Columns, DataTable } from '../../../ui/desk/data-table.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import type { TransferRow } from './questions.ts'
import { careWords, cohortWords, kindWords, noShowWords, stepWords, wayWords } from './words.ts'

/** Which rows are ticked, for what is done to many. */
export type Ticks = { has(transfer: string): boolean; toggle(transfer: string): void }

/** Who was told, how, and what is known of it. */
export function ToldWords({ told }: { told: TransferRow['told'] }) {
  const { t } = useLingui()
  const format = useFormats()
  if (!told) return null
  return (
    <span className="faint">
      {format.time(told.at)} {t(wayWords[told.how])}
      {told.how !== 'text' ? null : told.delivery === 'sent' ? (
        <>
          {' '}
          · <Trans>text sent</Trans>
        </>
      ) : told.delivery === 'waiting' ? (
        <>
          {' '}
          · <Trans>text waits to be sent</Trans>
        </>
      ) : null}
      {told.notReachedAt && !told.confirmedAt ? (
        <>
          {' '}
          · <Trans>not reached</Trans>
        </>
      ) : null}
    </span>
  )
}

function useColumns(
  rows: readonly TransferRow[],
  open: (transfer: string) => void,
  ticks: Ticks,
): Columns<TransferRow> {
  const { t } = useLingui()
  const format = useFormats()
  const parties = Map.groupBy(rows, ({ party }) => party)
  return [
    {
      key: 'tick',
      width: 40,
      render: (_, row) => (
        <input
          type="checkbox"
          aria-label={t`Choose ${row.nameMasked}`}
          checked={ticks.has(row.transfer)}
          onChange={() => ticks.toggle(row.transfer)}
        />
      ),
    },
    {
      key: 'name',
      title: t`Who`,
      render: (_, row) => (
        <>
          <button type="button" className="transfer-open" onClick={() => open(row.transfer)}>
            {row.nameMasked}
          </button>
          <StatusTag tone={cohortWords[row.cohort].tone}>
            {t(cohortWords[row.cohort].word)}
          </StatusTag>
          <br />
          <span className="faint">
            {format.area(row.area, row.areaName)}
            {row.party !== null && (parties.get(row.party)?.length ?? 0) > 1 ? (
              <>
                {' · '}
                <Trans>{parties.get(row.party)?.length} of one door</Trans>
              </>
            ) : null}
          </span>
        </>
      ),
    },
    {
      key: 'needs',
      title: t`Needs`,
      render: (_, row) => {
        const words = row.care.map((one) => t(careWords[one]))
        if (row.luggage > 0) words.push(t`luggage ${row.luggage}`)
        if (row.pets > 0) words.push(t`pets ${row.pets}`)
        return words.length > 0 ? words.join(t`, `) : <span className="faint">–</span>
      },
    },
    {
      key: 'to',
      title: t`Where to`,
      render: (_, row) => {
        const end = row.kind === 'home' ? row.from : row.to
        return (
          <>
            {t(kindWords[row.kind])}
            <br />
            <span className="faint">
              {end ? `${end.number} ${end.name}${row.room ? ` · ${row.room}` : ''}` : '–'}
            </span>
          </>
        )
      },
    },
    {
      key: 'due',
      title: t`Due`,
      render: (_, row) => (
        <>
          <Countdown dueAt={row.dueAt} />
          {row.dueIsOfPolicy ? null : (
            <>
              <br />
              <span className="faint">
                <Trans>same day; the rules confirm no hours</Trans>
              </span>
            </>
          )}
        </>
      ),
    },
    {
      key: 'step',
      title: t`How it stands`,
      render: (_, row) => (
        <>
          <StatusTag tone={row.orderIsOver ? 'late' : stepWords[row.step].tone}>
            {row.orderIsOver ? (
              <Trans>order ended: do not fetch</Trans>
            ) : (
              t(stepWords[row.step].word)
            )}
          </StatusTag>
          {row.noShow ? <> {t(noShowWords[row.noShow.why])}</> : null}
          {row.trip ? (
            <>
              <br />
              <Link to={`/trips/${row.trip}`} className="code">
                <Trans>Trip {row.tripNumber}</Trans>
              </Link>{' '}
              <span className="faint">
                {row.plate} {row.pickUpAt ? format.time(row.pickUpAt) : ''}
              </span>
            </>
          ) : null}
          {row.told ? <br /> : null}
          <ToldWords told={row.told} />
        </>
      ),
    },
  ]
}

/** People to be moved as lines, names masked; a name opens the record. */
export function TransferTable(props: {
  caption: string
  rows: readonly TransferRow[]
  picked: number
  open: (transfer: string) => void
  ticks: Ticks
  loading: boolean
  empty: ReactNode
}) {
  const { rows, picked } = props
  return (
    <DataTable<TransferRow>
      caption={props.caption}
      rows={rows}
      columns={useColumns(rows, props.open, props.ticks)}
      rowKey={({ transfer }) => transfer}
      loading={props.loading}
      empty={props.empty}
      rowClassName={({ transfer }) => (rows[picked]?.transfer === transfer ? 'row-picked' : '')}
      minWidth={600}
    />
  )
}
