import { caseNumber } from '@bihuan/core/cases/case-number.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import { useFormats } from '../../../i18n/format.ts'
import { useMe } from '../../../shell/use-me.ts'
import { type Columns, DataTable } from '../../../ui/desk/data-table.tsx'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { Skeleton } from '../../../ui/desk/skeleton.tsx'
import { useSend } from '../orders/use-send.ts'
import {
  type ChainOrder,
  differenceQuestion,
  type SnapshotRow,
  snapshotsQuestion,
} from './questions.ts'
import { sourceWords } from './words.ts'

/** Pictures that were kept: taking one, opening one, and what is otherwise now. */
export function Snapshots(props: { by: ChainOrder; onOpen(snapshot: string): void }) {
  const { t } = useLingui()
  const format = useFormats()
  const { actor } = useMe()
  const answer = useQuery(snapshotsQuestion())
  const [compared, compare] = useState('')
  const columns: Columns<SnapshotRow> = [
    { key: 'name', title: t`Snapshot`, dataIndex: 'name' },
    { key: 'at', title: t`Taken`, render: (_, row) => format.dayAndTime(row.takenAt) },
    { key: 'by', title: t`By`, dataIndex: 'takenBy' },
    { key: 'cases', title: t`Cases`, render: (_, row) => format.number(row.cases) },
    { key: 'links', title: t`Links`, render: (_, row) => format.number(row.links) },
    {
      key: 'acts',
      title: '',
      render: (_, row) => (
        <span className="chains-acts">
          <Button size="small" onClick={() => props.onOpen(row.snapshot)}>
            <Trans>Open the snapshot</Trans>
          </Button>
          <Button size="small" onClick={() => compare(row.snapshot)}>
            <Trans>Compare with now</Trans>
          </Button>
        </span>
      ),
    },
  ]
  if (!answer.data && answer.isError)
    return <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
  return (
    <div className="chains-part">
      {actor?.role === 'inspector' ? null : <Take by={props.by} />}
      <DataTable<SnapshotRow>
        caption={t`Snapshots of the chains`}
        rows={answer.data?.snapshots ?? []}
        columns={columns}
        rowKey={({ snapshot }) => snapshot}
        loading={answer.isPending}
        empty={
          <EmptyState title={t`No snapshot yet`}>
            <Trans>Keep the picture at the end of a day, to see later what was known when.</Trans>
          </EmptyState>
        }
      />
      {compared ? <Difference snapshot={compared} /> : null}
    </div>
  )
}

function Take({ by }: { by: ChainOrder }) {
  const id = useId()
  const client = useQueryClient()
  const [name, setName] = useState('')
  const send = useSend<object, SnapshotRow>(
    () => '/chain-snapshots',
    () => {
      setName('')
      void client.invalidateQueries({ queryKey: ['chains', 'snapshots'] })
    },
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim()) send.mutate({ name: name.trim(), by })
  }
  return (
    <form className="chains-find" onSubmit={submit}>
      <label htmlFor={id}>
        <Trans>Keep the picture of now as</Trans>
      </label>
      <Input
        id={id}
        value={name}
        maxLength={80}
        onChange={(event) => setName(event.target.value)}
      />
      <Button type="primary" htmlType="submit" disabled={!name.trim()} loading={send.isPending}>
        <Trans>Take a snapshot</Trans>
      </Button>
      {send.isError ? <ErrorState cause={send.error} /> : null}
    </form>
  )
}

function Difference({ snapshot }: { snapshot: string }) {
  const { t } = useLingui()
  const answer = useQuery(differenceQuestion(snapshot))
  if (answer.isError)
    return <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
  if (!answer.data) return <Skeleton rows={4} />
  const { row, added, gone, changed } = answer.data
  const some = (numbers: readonly number[]) =>
    numbers.length === 0 ? '–' : numbers.slice(0, 60).map(caseNumber).join(', ')
  const source = (number: number | null) => (number === null ? '' : caseNumber(number))
  return (
    <Panel title={t`Since ${row.name}`}>
      <p>
        <Trans>Cases that came: {added.length}</Trans> <span className="code">{some(added)}</span>
      </p>
      <p>
        <Trans>Cases that went: {gone.length}</Trans> <span className="code">{some(gone)}</span>
      </p>
      <p>
        <Trans>Cases with another source: {changed.length}</Trans>
      </p>
      <ul className="chains-changed">
        {changed.slice(0, 100).map((one) => (
          <li key={one.number}>
            <b className="code">{caseNumber(one.number)}</b> {source(one.before)}{' '}
            {t(sourceWords[one.stateBefore])} → {source(one.after)} {t(sourceWords[one.stateAfter])}
          </li>
        ))}
      </ul>
    </Panel>
  )
}
