import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Input } from 'antd'
import { Link, useSearchParams } from 'react-router'
import { useFormats } from '../../../i18n/format.ts'
import { useTitle } from '../../../shell/use-title.ts'
import { type Columns, DataTable } from '../../../ui/desk/data-table.tsx'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { PageHead } from '../../../ui/desk/panel.tsx'
import { Skeleton } from '../../../ui/desk/skeleton.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { type Occupancy, occupancyQuestion } from './questions.ts'
import './room-board.css'

type Site = Occupancy['sites'][number]

/** The isolation sites at which one may work, with how full they are; each leads to its board. */
export function RoomBoardPage() {
  const { t } = useLingui()
  const format = useFormats()
  const [query, setQuery] = useSearchParams()
  const search = query.get('q') ?? ''
  const answer = useQuery(occupancyQuestion(search))
  useTitle(t`Room board`)
  const number = (n: number) => format.number(n)
  const columns: Columns<Site> = [
    {
      key: 'name',
      title: t`Isolation site`,
      render: (_, { site, number: no, name }) => (
        <Link to={`/board/${site}`}>
          <Trans>No. {no}</Trans> <span lang="zh-CN">{name}</span>
        </Link>
      ),
    },
    {
      key: 'taken',
      title: t`People of beds`,
      render: (_, { taken, beds }) => `${number(taken)} / ${number(beds)}`,
    },
    { key: 'free', title: t`Free rooms`, render: (_, one) => number(one.freeRooms) },
    { key: 'expected', title: t`Expected`, render: (_, one) => number(one.expected) },
    {
      key: 'waiting',
      title: t`Without a room`,
      render: (_, { waiting }) =>
        waiting > 0 ? <StatusTag tone="late">{number(waiting)}</StatusTag> : '–',
    },
    { key: 'tests', title: t`To test today`, render: (_, one) => number(one.testsDue) },
    {
      key: 'alarms',
      title: t`Alarms`,
      render: (_, { alarms }) =>
        alarms > 0 ? <StatusTag tone="late">{number(alarms)}</StatusTag> : '–',
    },
  ]
  return (
    <div className="room-boards">
      <PageHead
        title={t`Room board`}
        line={
          <Trans>Choose the isolation site. Rooms, arrivals and today’s work are behind it.</Trans>
        }
      />
      <Input.Search
        className="board-search"
        aria-label={t`Name or number of the site`}
        placeholder={t`Name or number of the site`}
        defaultValue={search}
        allowClear
        onSearch={(text) => setQuery(text ? { q: text } : {}, { replace: true })}
      />
      {answer.isError ? (
        <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
      ) : answer.data ? (
        <DataTable
          caption={t`Isolation sites`}
          rows={answer.data.sites}
          columns={columns}
          rowKey={({ site }) => site}
          minWidth={720}
          empty={
            <EmptyState title={t`No site is open here`}>
              <Trans>A site appears here when it is ready for people: see isolation sites.</Trans>
            </EmptyState>
          }
        />
      ) : (
        <Skeleton rows={8} />
      )}
    </div>
  )
}
