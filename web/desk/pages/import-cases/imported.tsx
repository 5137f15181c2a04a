import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Input, Segmented } from 'antd'
import { useId, useState } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'
import { useFormats } from '../../../i18n/format.ts'
import { useTitle } from '../../../shell/use-title.ts'
import { type Columns, DataTable } from '../../../ui/desk/data-table.tsx'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { PageHead, Panel } from '../../../ui/desk/panel.tsx'
import { Skeleton } from '../../../ui/desk/skeleton.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { useSend } from '../orders/use-send.ts'
import { type Imported, type ImportedRow, importQuestion, type Undone } from './questions.ts'
import { outcomeWords } from './words.ts'
import './import-cases.css'

type Filter = ImportedRow['outcome'] | 'all'

/** One import: what became of each of its rows, and taking it back as a whole. */
export function ImportedPage() {
  const { t } = useLingui()
  const format = useFormats()
  const { id = '' } = useParams()
  const [query, setQuery] = useSearchParams()
  const outcome = query.get('outcome') ?? ''
  const after = query.get('after') ?? ''
  const answer = useQuery(importQuestion(id, outcome, after))
  useTitle(t`Import`)
  const one = answer.data
  if (!one)
    return answer.isError ? (
      <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
    ) : (
      <Skeleton rows={8} />
    )
  const last = one.rows.at(-1)
  const filters: { value: Filter; label: string }[] = [
    { value: 'all', label: t`All rows` },
    ...(['written', 'same', 'matched', 'faulty'] as const).map((value) => ({
      value,
      label: t(outcomeWords[value].word),
    })),
  ]
  const change = (part: Record<string, string>) => {
    const next = new URLSearchParams(query)
    next.delete('after')
    for (const [name, value] of Object.entries(part))
      if (value === '' || value === 'all') next.delete(name)
      else next.set(name, value)
    setQuery(next)
  }
  return (
    <div className="import-cases">
      <PageHead
        title={t`Import of ${format.dayAndTime(one.at)}`}
        line={
          <Trans>
            {one.files.join(' · ')}, by {one.by}: {format.number(one.cases)} cases,{' '}
            {format.number(one.contacts)} contacts, {format.number(one.links)} links
          </Trans>
        }
        aside={
          <Link to="/cases">
            <Trans>Cases</Trans>
          </Link>
        }
      />
      {one.undoneAt ? (
        <p>
          <StatusTag tone="idle">
            <Trans>undone {format.dayAndTime(one.undoneAt)}</Trans>
          </StatusTag>
        </p>
      ) : null}
      <div className="import-bar">
        <Segmented<Filter>
          aria-label={t`Which rows`}
          value={(outcome || 'all') as Filter}
          options={filters}
          onChange={(value) => change({ outcome: value })}
        />
      </div>
      <RowTable one={one} />
      {one.more && last ? (
        <p>
          <Button onClick={() => change({ after: `${last.sheet}:${last.row}` })}>
            <Trans>Next rows</Trans>
          </Button>
        </p>
      ) : null}
      {one.undoneAt ? null : <Undo one={one} />}
    </div>
  )
}

function RowTable({ one }: { one: Imported }) {
  const { t } = useLingui()
  const format = useFormats()
  const columns: Columns<ImportedRow> = [
    {
      key: 'sheet',
      title: t`File`,
      width: 110,
      render: (_, { sheet }) => (sheet === 'links' ? t`links` : t`line list`),
    },
    { key: 'row', title: t`Row`, width: 80, render: (_, { row }) => format.number(row) },
    {
      key: 'outcome',
      title: t`What became of it`,
      width: 180,
      render: (_, { outcome }) => {
        const { tone, word } = outcomeWords[outcome]
        return <StatusTag tone={tone}>{t(word)}</StatusTag>
      },
    },
    {
      key: 'case',
      title: t`Case`,
      width: 120,
      render: (_, row) =>
        row.case === null ? (
          '–'
        ) : (
          <Link to={`/cases/${encodeURIComponent(row.case)}`}>{row.number ?? row.case}</Link>
        ),
    },
    {
      key: 'why',
      title: t`What is wrong, and what to do`,
      render: (_, { zh, en, column }) =>
        zh && en ? `${column ? `${column}: ` : ''}${format.text({ zh, en })}` : '',
    },
  ]
  return (
    <DataTable<ImportedRow>
      caption={t`Rows of the import`}
      rows={one.rows}
      columns={columns}
      rowKey={({ sheet, row }) => `${sheet}:${row}`}
      empty={<EmptyState title={t`No rows of this kind`} />}
      minWidth={720}
    />
  )
}

const leastReason = 8

function Undo({ one }: { one: Imported }) {
  const { t } = useLingui()
  const id = useId()
  const client = useQueryClient()
  const [reason, setReason] = useState('')
  const undo = useSend<{ reason: string }, Undone>(
    () => `/case-imports/${one.import}/undo`,
    () => void client.invalidateQueries(),
  )
  if (one.blocked.length > 0)
    return (
      <Panel title={t`Undo`}>
        <p>
          <Trans>
            It cannot be undone as a whole: somebody has worked on these cases since. Drop single
            cases instead.
          </Trans>
        </p>
        <p>
          {one.blocked.map(({ case: of, number }) => (
            <Link key={of} className="import-blocked" to={`/cases/${encodeURIComponent(of)}`}>
              {number ?? of}
            </Link>
          ))}
        </p>
      </Panel>
    )
  return (
    <Panel title={t`Undo`}>
      <label htmlFor={`${id}-reason`}>
        <Trans>Why the whole import is taken back</Trans>
      </label>
      <Input.TextArea
        id={`${id}-reason`}
        rows={2}
        maxLength={500}
        value={reason}
        placeholder={t`At least ${leastReason} characters`}
        onChange={(event) => setReason(event.target.value)}
      />
      <p>
        <Button
          danger
          loading={undo.isPending}
          disabled={[...reason.trim()].length < leastReason}
          onClick={() => undo.mutate({ reason: reason.trim() })}
        >
          <Trans>Undo the import</Trans>
        </Button>
      </p>
      {undo.isError ? <ErrorState cause={undo.error} /> : null}
    </Panel>
  )
}
