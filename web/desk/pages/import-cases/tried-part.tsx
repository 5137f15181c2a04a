import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Link } from 'react-router'
import { useFormats } from '../../../i18n/format.ts'
import { type Columns, DataTable } from '../../../ui/desk/data-table.tsx'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import type { Fault, Tried } from './questions.ts'

function Counts({ title, counts }: { title: string; counts: Tried['rows'] }) {
  const format = useFormats()
  if (counts.rows === 0) return null
  return (
    <p className="import-counts">
      <b>{title}</b> <Plural value={counts.rows} one="# row" other="# rows" /> ={' '}
      <b>{format.number(counts.written)}</b> <Trans>new</Trans> + {format.number(counts.same)}{' '}
      <Trans>there already</Trans> + {format.number(counts.matched)}{' '}
      <Trans>of people who have a case</Trans> +{' '}
      <b className={counts.faulty > 0 ? 'late' : ''}>{format.number(counts.faulty)}</b>{' '}
      <Trans>faulty</Trans>
    </p>
  )
}

/** What the files hold and what an import would do: every row of them in one of four counts. */
export function TriedPart({ tried }: { tried: Tried }) {
  const { t } = useLingui()
  const format = useFormats()
  const table = tried.lineList?.table ?? tried.links?.table
  return (
    <Panel title={t`What an import would do`}>
      <Counts title={t`Line list:`} counts={tried.rows} />
      <Counts title={t`Links:`} counts={tried.linkRows} />
      <p className="soft">
        <Trans>
          {format.number(tried.inRegister)} people are in the register,{' '}
          {format.number(tried.notInRegister)} are not and stand in the case as the file names them;{' '}
          {format.number(tried.contacts)} of the rows are contacts.
        </Trans>{' '}
        {tried.fromLinks > 0 ? (
          <Trans>
            {format.number(tried.fromLinks)} cases are named by links only and known by their
            number.
          </Trans>
        ) : null}
      </p>
      {table ? (
        <p className="faint">
          {table.format} · {table.encoding ?? 'xlsx'}
          {table.separator === null ? null : (
            <>
              {' · '}
              {table.separator === '\t' ? t`tab` : <code>{table.separator}</code>}
            </>
          )}
        </p>
      ) : null}
      {tried.matches.length > 0 ? (
        <details>
          <summary>
            <Plural
              value={tried.matches.length}
              one="# person has a case already"
              other="# people have a case already"
            />
          </summary>
          <ul className="import-matches">
            {tried.matches.map(({ row, case: of, number }) => (
              <li key={row}>
                <Trans>row {row}:</Trans>{' '}
                <Link to={`/cases/${encodeURIComponent(of)}`}>{number ?? of}</Link>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </Panel>
  )
}

/** Each fault with its place and what to do about it. */
export function FaultTable({ faults, inAll }: { faults: readonly Fault[]; inAll: number }) {
  const { t } = useLingui()
  const format = useFormats()
  const columns: Columns<Fault & { key: string }> = [
    {
      key: 'sheet',
      title: t`File`,
      width: 110,
      render: (_, { sheet }) => (sheet === 'links' ? t`links` : t`line list`),
    },
    {
      key: 'row',
      title: t`Row`,
      width: 80,
      render: (_, { row }) => (row === 0 ? t`whole file` : format.number(row)),
    },
    { key: 'column', title: t`Column`, width: 160, render: (_, { column }) => column ?? '–' },
    {
      key: 'what',
      title: t`What is wrong, and what to do`,
      render: (_, fault) => format.text(fault),
    },
  ]
  return (
    <>
      <DataTable
        caption={t`Faults of the files`}
        rows={faults.map((fault, n) => ({ ...fault, key: String(n) }))}
        columns={columns}
        rowKey={({ key }) => key}
        empty={<EmptyState title={t`No faults`} />}
        minWidth={720}
      />
      {inAll > faults.length ? (
        <p className="faint">
          <Trans>
            {format.number(faults.length)} of {format.number(inAll)} faults are shown.
          </Trans>
        </p>
      ) : null}
    </>
  )
}
