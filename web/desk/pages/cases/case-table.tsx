import { Trans, useLingui } from '@lingui/react/macro'
import { Checkbox } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useFormats } from '../../../i18n/format.ts'
import { Countdown } from '../../../ui/desk/countdown.tsx'
import { type Columns, DataTable } from '../../../ui/desk/data-table.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { type CaseLine, casePath } from './questions.ts'
import {
  categoryWords,
  clockWords,
  foundWords,
  nextWords,
  severityWords,
  sourceWords,
  stateWords,
} from './words.ts'

/** The clock that ends first among those that still run; done ones are not shown. */
export const nextClock = ({ clocks, next }: CaseLine) =>
  next === null
    ? undefined
    : clocks
        .filter(({ doneAt, dueAt }) => doneAt === null && dueAt !== null)
        .toSorted((a, b) => Date.parse(a.dueAt ?? '') - Date.parse(b.dueAt ?? ''))[0]

/** A case by its number, or by its id where it has none. */
export const CaseLink = ({ line }: { line: Pick<CaseLine, 'case' | 'number'> }) => (
  <Link to={casePath(line.case)} className="code">
    {line.number ?? line.case}
  </Link>
)

export function StateTag({ state }: { state: CaseLine['state'] }) {
  const { t } = useLingui()
  const { tone, word } = stateWords[state]
  return <StatusTag tone={tone}>{t(word)}</StatusTag>
}

function Team({ line }: { line: CaseLine }) {
  if (line.team.length === 0)
    return (
      <span className="faint">
        <Trans>nobody yet</Trans>
      </span>
    )
  return (
    <span lang="zh-CN">{line.team.map(({ name, account }) => name ?? account).join(' · ')}</span>
  )
}

function useColumns(
  chosen: ReadonlySet<string>,
  onChoose: (ids: string[], on: boolean) => void,
): Columns<CaseLine> {
  const { t } = useLingui()
  const format = useFormats()
  return [
    {
      key: 'chosen',
      width: 44,
      title: '',
      render: (_, row) => (
        <Checkbox
          aria-label={t`Choose ${row.number ?? row.case}`}
          checked={chosen.has(row.case)}
          onChange={({ target }) => onChoose([row.case], target.checked)}
        />
      ),
    },
    {
      key: 'case',
      title: t`Case`,
      width: 170,
      render: (_, row) => (
        <>
          <CaseLink line={row} /> <span lang="zh-CN">{row.nameMasked}</span>
          <br />
          <span className="faint">
            {format.dayAndTime(row.openedAt)} · {t(sourceWords[row.source])}
          </span>
        </>
      ),
    },
    {
      key: 'next',
      title: t`Next`,
      width: 190,
      render: (_, row) => (
        <>
          <StateTag state={row.state} />
          {row.next ? <span className="case-next">{t(nextWords[row.next])}</span> : null}
        </>
      ),
    },
    {
      key: 'clock',
      title: t`Due`,
      width: 160,
      render: (_, row) => {
        const clock = nextClock(row)
        return clock ? (
          <>
            <Countdown dueAt={clock.dueAt} />
            <span className="case-next">{t(clockWords[clock.clock])}</span>
          </>
        ) : (
          <span className="faint">–</span>
        )
      },
    },
    {
      key: 'kind',
      title: t`Classification`,
      render: (_, row) =>
        row.category ? (
          <>
            {t(categoryWords[row.category])}
            {row.severity && row.severity !== 'none' ? ` · ${t(severityWords[row.severity])}` : ''}
            <br />
            <span className="faint">{row.foundHow ? t(foundWords[row.foundHow]) : ''}</span>
          </>
        ) : (
          <span className="faint">
            <Trans>not classified</Trans>
            {row.foundHow ? <> · {t(foundWords[row.foundHow])}</> : null}
          </span>
        ),
    },
    { key: 'team', title: t`Team`, render: (_, row) => <Team line={row} /> },
    {
      key: 'contacts',
      title: t`Contacts`,
      align: 'end',
      width: 90,
      render: (_, row) => format.number(row.contacts),
    },
    {
      key: 'area',
      title: t`Area`,
      render: (_, row) => <span lang="zh-CN">{row.areaName ?? row.area ?? '–'}</span>,
    },
  ]
}

/** Cases as lines, the latest first; each can be chosen with the space bar, and J, K and Enter go through them. */
export function CaseTable(props: {
  rows: readonly CaseLine[]
  loading: boolean
  empty: ReactNode
  picked: number
  chosen: ReadonlySet<string>
  onChoose: (ids: string[], on: boolean) => void
}) {
  const { t } = useLingui()
  const { rows, picked } = props
  const columns = useColumns(props.chosen, props.onChoose)
  const pickedId = rows[picked]?.case
  const ids = rows.map((row) => row.case)
  const isAll = ids.length > 0 && ids.every((one) => props.chosen.has(one))
  return (
    <>
      {/* Not in the head of the table: antd repeats that in a hidden row, where nothing may take the focus. */}
      <Checkbox
        checked={isAll}
        disabled={ids.length === 0}
        indeterminate={!isAll && ids.some((one) => props.chosen.has(one))}
        onChange={({ target }) => props.onChoose(ids, target.checked)}
      >
        {t`All cases of this page`}
      </Checkbox>
      <DataTable<CaseLine>
        caption={t`Cases`}
        rows={rows}
        columns={columns}
        rowKey={(row) => row.case}
        loading={props.loading}
        empty={props.empty}
        rowClassName={(row) =>
          [
            row.clocks.some(({ overdue, doneAt }) => overdue && doneAt === null) && row.next
              ? 'row-late'
              : '',
            row.case === pickedId ? 'row-picked' : '',
          ].join(' ')
        }
        minWidth={1_000}
      />
    </>
  )
}
