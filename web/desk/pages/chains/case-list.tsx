import { linkFaults, sourceStates } from '@bihuan/contract/chains.ts'
import { caseNumber } from '@bihuan/core/cases/case-number.ts'
import { useLingui } from '@lingui/react/macro'
import { Button, Pagination } from 'antd'
import { useMemo } from 'react'
import { useFormats } from '../../../i18n/format.ts'
import { type Columns, DataTable } from '../../../ui/desk/data-table.tsx'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import type { ChainPicture } from './questions.ts'
import { readingOrder } from './walk.ts'
import { faultWords, foundWords, sourceWords } from './words.ts'

const perPage = 50

type Row = { line: number; link: number | null }

/** The link that is drawn for each case: the decided one, else the surest. */
function linksTo({ links }: ChainPicture): Map<number, number> {
  const rank = (n: number) => (links.state[n] === 1 ? 1_000 : 0) + (links.certainty[n] ?? 0)
  const best = new Map<number, number>()
  links.to.forEach((to, n) => {
    const before = best.get(to)
    if (before === undefined || rank(n) > rank(before)) best.set(to, n)
  })
  return best
}

function useColumns(picture: ChainPicture, onSelect: (line: number) => void): Columns<Row> {
  const { t } = useLingui()
  const format = useFormats()
  const { cases, links, districts, places } = picture
  const day = (minutes: number | null | undefined) =>
    minutes === null || minutes === undefined ? '–' : format.day(minutes * 60_000)
  const chosen = (line: number) => (
    <Button type="link" size="small" className="code" onClick={() => onSelect(line)}>
      {caseNumber(cases.number[line] ?? 0)}
    </Button>
  )
  return [
    { key: 'case', title: t`Case`, render: (_, { line }) => chosen(line) },
    { key: 'onset', title: t`Onset`, render: (_, { line }) => day(cases.onset[line]) },
    {
      key: 'positive',
      title: t`First positive`,
      render: (_, { line }) => day(cases.positive[line]),
    },
    {
      key: 'source',
      title: t`Source`,
      render: (_, { line, link }) => {
        const state = sourceStates[cases.source[line] ?? -1] ?? 'open'
        const from = link === null ? undefined : links.from[link]
        return (
          <>
            {from === undefined ? null : chosen(from)}
            <StatusTag tone={state === 'open' || state === 'lost' ? 'wait' : 'info'}>
              {t(sourceWords[state])}
            </StatusTag>
          </>
        )
      },
    },
    {
      key: 'certainty',
      title: t`Certainty`,
      render: (_, { link }) =>
        link === null || (links.certainty[link] ?? -1) < 0
          ? '–'
          : format.share(links.certainty[link] ?? 0, 100),
    },
    {
      key: 'fault',
      title: t`Against it`,
      render: (_, { link }) => {
        const fault = link === null ? undefined : linkFaults[links.fault[link] ?? -1]
        return fault ? <StatusTag tone="late">{t(faultWords[fault])}</StatusTag> : null
      },
    },
    { key: 'generation', title: t`Generation`, render: (_, { line }) => cases.generation[line] },
    { key: 'infected', title: t`Infected`, render: (_, { line }) => cases.offspring[line] },
    {
      key: 'found',
      title: t`How found`,
      render: (_, { line }) => {
        const word = foundWords[cases.foundHow[line] ?? -1]
        return word ? t(word) : ''
      },
    },
    {
      key: 'district',
      title: t`District`,
      render: (_, { line }) => {
        const district = districts[cases.district[line] ?? -1]
        return district ? format.area(district.code, district.name) : ''
      },
    },
    {
      key: 'place',
      title: t`Place`,
      render: (_, { line }) => places[cases.place[line] ?? -1]?.name ?? '',
    },
  ]
}

/** The same cases and links as the picture, in the order of its rows, a page at a time. */
export function CaseList(props: {
  picture: ChainPicture
  around: ReadonlySet<number> | null
  selected: number | null
  page: number
  onPage(page: number): void
  onSelect(line: number): void
}) {
  const { picture, around, selected, page, onPage, onSelect } = props
  const { t } = useLingui()
  const columns = useColumns(picture, onSelect)
  const rows = useMemo(() => {
    const links = linksTo(picture)
    return Array.from(readingOrder(picture))
      .filter((line) => around === null || around.has(line))
      .map((line) => ({ line, link: links.get(line) ?? null }))
  }, [picture, around])
  const shown = Math.min(page, Math.max(1, Math.ceil(rows.length / perPage)))
  return (
    <>
      <DataTable<Row>
        caption={t`Cases of the chains with their sources`}
        rows={rows.slice((shown - 1) * perPage, shown * perPage)}
        columns={columns}
        rowKey={({ line }) => String(line)}
        rowClassName={({ line }) => (line === selected ? 'chains-selected' : '')}
        minWidth={980}
        empty={<EmptyState title={t`No case here`} />}
      />
      <Pagination
        className="chains-pages"
        current={shown}
        pageSize={perPage}
        total={rows.length}
        showSizeChanger={false}
        onChange={onPage}
      />
    </>
  )
}
