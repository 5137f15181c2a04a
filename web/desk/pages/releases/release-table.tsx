import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useFormats } from '../../../i18n/format.ts'
import { Countdown } from '../../../ui/desk/countdown.tsx'
import { type Columns, DataTable } from '../../../ui/desk/data-table.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { Conditions } from './conditions.tsx'
import type { ReleaseRow } from './questions.ts'

type Shown = {
  ticked: ReadonlySet<string>
  toggle: ((stay: string) => void) | null
  onPaper: ((row: ReleaseRow) => void) | null
}

/** The way home that was asked for, or that none was. */
function HomeCell({ row }: { row: ReleaseRow }) {
  const format = useFormats()
  const { home, release } = row
  if (release.next !== null && !release.next.place.startsWith('home'))
    return <span>{format.text(release.next.placeName)}</span>
  if (home === null)
    return (
      <StatusTag tone="wait">
        <Trans>not asked for</Trans>
      </StatusTag>
    )
  if (home.pickUpAt !== null)
    return (
      <StatusTag tone="ok">
        <Trans>picked up {format.dayAndTime(home.pickUpAt)}</Trans>
      </StatusTag>
    )
  return (
    <StatusTag tone="info">
      <Trans>asked for, no seat yet</Trans>
    </StatusTag>
  )
}

function useColumns({ ticked, toggle, onPaper }: Shown): Columns<ReleaseRow> {
  const { t } = useLingui()
  const format = useFormats()
  return [
    ...(toggle
      ? [
          {
            key: 'tick',
            width: 44,
            render: (_: unknown, row: ReleaseRow) => (
              <input
                type="checkbox"
                className="no-print"
                aria-label={t`Choose ${row.nameMasked}`}
                checked={ticked.has(row.stay)}
                onChange={() => toggle(row.stay)}
              />
            ),
          },
        ]
      : []),
    {
      key: 'who',
      title: t`Who and where`,
      width: 170,
      render: (_, row) => (
        <>
          <b>{row.nameMasked}</b> <span className="faint">{format.text(row.basisName)}</span>
          <br />
          <span className="soft">
            {row.siteName} · {row.room ?? <Trans>no room</Trans>}
          </span>
        </>
      ),
    },
    {
      key: 'due',
      title: t`Free from`,
      width: 150,
      render: (_, row) => (
        <>
          <Countdown dueAt={row.release.dueAt} />
          <br />
          <span className="soft">
            {row.release.dueAt ? (
              format.dayAndTime(row.release.dueAt)
            ) : (
              <Trans>no moment by itself</Trans>
            )}
          </span>
          {row.release.binds ? null : (
            <>
              <br />
              <StatusTag tone="info">
                <Trans>may go at any time</Trans>
              </StatusTag>
            </>
          )}
        </>
      ),
    },
    {
      key: 'conditions',
      title: t`Conditions`,
      render: (_, row) => (
        <>
          <Conditions conditions={row.release.conditions} />
          <span className="soft">{format.text(row.release.because)}</span>
        </>
      ),
    },
    {
      key: 'home',
      title: t`The way home`,
      width: 170,
      render: (_, row) => (
        <>
          <HomeCell row={row} />
          {row.release.next ? (
            <>
              <br />
              <span className="soft">
                <Trans>then {format.text(row.release.next.placeName)}</Trans>
              </span>
            </>
          ) : null}
          {onPaper ? (
            <>
              <br />
              <Button
                type="link"
                size="small"
                className="no-print release-paper-open"
                onClick={() => onPaper(row)}
              >
                <Trans>Proof for the employer</Trans>
              </Button>
            </>
          ) : null}
        </>
      ),
    },
  ]
}

/** Who is let go, one a line, with every condition; what is late is marked. */
export function ReleaseTable(
  props: Shown & {
    caption: string
    rows: readonly ReleaseRow[]
    loading: boolean
    empty: ReactNode
  },
) {
  const { caption, rows, loading, empty } = props
  return (
    <DataTable<ReleaseRow>
      caption={caption}
      rows={rows}
      columns={useColumns(props)}
      rowKey={({ stay }) => stay}
      loading={loading}
      empty={empty}
      rowClassName={({ overdue }) => (overdue ? 'row-late' : '')}
      minWidth={760}
    />
  )
}
