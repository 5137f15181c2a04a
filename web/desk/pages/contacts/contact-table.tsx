import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useFormats } from '../../../i18n/format.ts'
import { Countdown } from '../../../ui/desk/countdown.tsx'
import { type Columns, DataTable } from '../../../ui/desk/data-table.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { KindTag } from './kind-tag.tsx'
import type { ContactRow } from './questions.ts'
import { relationWords, stepWords } from './words.ts'

type Shown = { withCase: boolean; open: (contact: string) => void; ticks: Ticks | null }
/** Which rows are ticked, for what is done to many. */
export type Ticks = { has(contact: string): boolean; toggle(contact: string): void }

function useColumns({ withCase, open, ticks }: Shown): Columns<ContactRow> {
  const { t } = useLingui()
  const format = useFormats()
  const name = (row: ContactRow) => row.nameMasked ?? t`unknown`
  return [
    ...(ticks
      ? [
          {
            key: 'tick',
            width: 44,
            render: (_: unknown, row: ContactRow) => (
              <input
                type="checkbox"
                aria-label={t`Choose ${name(row)}`}
                checked={ticks.has(row.contact)}
                onChange={() => ticks.toggle(row.contact)}
              />
            ),
          },
        ]
      : []),
    {
      key: 'name',
      title: t`Contact`,
      render: (_, row) => (
        <>
          <button type="button" className="contact-open" onClick={() => open(row.contact)}>
            {name(row)}
          </button>
          {row.person === null ? (
            <StatusTag tone="wait">
              <Trans>not identified</Trans>
            </StatusTag>
          ) : null}
          <br />
          <span className="faint">{format.area(row.area, row.areaName)}</span>
        </>
      ),
    },
    ...(withCase
      ? [
          {
            key: 'case',
            title: t`Case`,
            render: (_: unknown, row: ContactRow) => (
              <Link to={`/cases/${encodeURIComponent(row.case)}/contacts`} className="code">
                {row.caseNumber ?? row.case}
              </Link>
            ),
          },
        ]
      : []),
    {
      key: 'relation',
      title: t`How`,
      render: (_, row) => (
        <>
          {t(relationWords[row.relation])}
          {row.through ? (
            <span className="faint">
              {' '}
              <Trans>to a contact</Trans>
            </span>
          ) : null}
          <br />
          <span className="faint">
            <Trans>last {format.dayAndTime(row.lastExposedAt)}</Trans>
          </span>
        </>
      ),
    },
    { key: 'proposed', title: t`Proposed`, render: (_, row) => <KindTag kind={row.proposed} /> },
    { key: 'decided', title: t`Decided`, render: (_, row) => <KindTag kind={row.decided} /> },
    {
      key: 'step',
      title: t`Next`,
      render: (_, row) => {
        const { tone, word } = stepWords[row.step]
        return (
          <>
            <StatusTag tone={tone}>{t(word)}</StatusTag>
            {row.placedDue && row.placedAt === null ? (
              <>
                <br />
                <Countdown dueAt={row.placedDue} />
              </>
            ) : null}
          </>
        )
      },
    },
  ]
}

/** Contacts as lines, names masked; the picked one is marked, and a name opens it. */
export function ContactTable(props: {
  caption: string
  rows: readonly ContactRow[]
  picked: number
  open: (contact: string) => void
  withCase?: boolean
  ticks?: Ticks | null
  loading: boolean
  empty: ReactNode
}) {
  const { rows, picked, open, withCase = false, ticks = null } = props
  const columns = useColumns({ withCase, open, ticks })
  return (
    <DataTable<ContactRow>
      caption={props.caption}
      rows={rows}
      columns={columns}
      rowKey={({ contact }) => contact}
      loading={props.loading}
      empty={props.empty}
      rowClassName={({ contact }) => (rows[picked]?.contact === contact ? 'row-picked' : '')}
      minWidth={560}
    />
  )
}
