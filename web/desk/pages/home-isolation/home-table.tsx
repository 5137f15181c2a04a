import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useFormats } from '../../../i18n/format.ts'
import { Countdown } from '../../../ui/desk/countdown.tsx'
import { type Columns, DataTable } from '../../../ui/desk/data-table.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import type { HomeStayRow } from './questions.ts'
import { doorWords } from './words.ts'

function useColumns(): Columns<HomeStayRow> {
  const { t } = useLingui()
  const format = useFormats()
  return [
    {
      key: 'name',
      title: t`Who`,
      render: (_, row) => (
        <>
          <Link to={`/home-isolation/${row.stay}`} lang="zh-CN">
            {row.nameMasked}
          </Link>{' '}
          <Trans>{row.age} years</Trans>
          <br />
          <span className="faint">{format.text(row.placeName)}</span>
        </>
      ),
    },
    {
      key: 'door',
      title: t`Door`,
      render: (_, row) => (
        <span lang="zh-CN">
          {row.buildingName} {row.unit}-{row.door}
          <br />
          <span className="faint">{row.areaName}</span>
        </span>
      ),
    },
    {
      key: 'seen',
      title: t`Last at the door`,
      render: (_, row) => {
        const state = row.lastState === null ? undefined : doorWords[row.lastState]
        return (
          <>
            {state ? <StatusTag tone={state.tone}>{t(state.word)}</StatusTag> : '–'}
            {row.seenAt ? (
              <>
                <br />
                <span className="faint">{format.dayAndTime(row.seenAt)}</span>
              </>
            ) : null}
          </>
        )
      },
    },
    {
      key: 'owed',
      title: t`Owed`,
      render: (_, row) => (
        <>
          {row.checkDueAt ? (
            <Countdown dueAt={row.checkDueAt} />
          ) : (
            <StatusTag tone="ok">
              <Trans>no order holds any more</Trans>
            </StatusTag>
          )}{' '}
          {row.testDue ? (
            <StatusTag tone="wait">
              <Trans>swab today</Trans>
            </StatusTag>
          ) : null}{' '}
          {row.fits === false ? (
            <StatusTag tone="late">
              <Trans>home does not fit</Trans>
            </StatusTag>
          ) : null}{' '}
          {row.requests > 0 ? (
            <StatusTag tone="wait">
              <Trans>{row.requests} requests</Trans>
            </StatusTag>
          ) : null}{' '}
          {row.out ? (
            <StatusTag tone="info">
              <Trans>out for care</Trans>
            </StatusTag>
          ) : null}
        </>
      ),
    },
    {
      key: 'until',
      title: t`Until`,
      render: (_, row) => (row.release.dueAt ? format.dayAndTime(row.release.dueAt) : '–'),
    },
    {
      key: 'worker',
      title: t`Looked after by`,
      render: (_, row) => <span lang="zh-CN">{row.worker ?? '–'}</span>,
    },
  ]
}

/** Homes as lines, names masked; a name opens the home. */
export function HomeTable(props: {
  caption: string
  rows: readonly HomeStayRow[]
  loading: boolean
  empty: ReactNode
}) {
  return (
    <DataTable<HomeStayRow>
      caption={props.caption}
      rows={props.rows}
      columns={useColumns()}
      rowKey={({ stay }) => stay}
      loading={props.loading}
      empty={props.empty}
      minWidth={720}
    />
  )
}
