import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Segmented } from 'antd'
import { Link, useParams, useSearchParams } from 'react-router'
import { useFormats } from '../../../i18n/format.ts'
import { useMe } from '../../../shell/use-me.ts'
import { useTitle } from '../../../shell/use-title.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { PageHead } from '../../../ui/desk/panel.tsx'
import { Skeleton } from '../../../ui/desk/skeleton.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { Watermark } from '../person/watermark.tsx'
import { filters } from './fits.ts'
import { Floors } from './floors.tsx'
import { IncidentsPart } from './incidents-part.tsx'
import { IncomingPart } from './incoming-part.tsx'
import { MealsPart } from './meals-part.tsx'
import { type Board, boardPurpose, boardQuestion } from './questions.ts'
import { RequestsPart } from './requests-part.tsx'
import { ShiftPart } from './shift-part.tsx'
import { TestsPart } from './tests-part.tsx'
import { WaitingPart } from './waiting-part.tsx'
import { WalkInPart } from './walk-in-part.tsx'
import './room-board.css'

const parts = ['rooms', 'tests', 'requests', 'meals', 'incidents', 'shift'] as const
type Part = (typeof parts)[number]

function Head({ board }: { board: Board }) {
  const { t } = useLingui()
  const format = useFormats()
  const { number, name, taken, beds, leavingTomorrow, expectedToday, freeRooms } = board
  const lack = expectedToday - freeRooms - leavingTomorrow
  return (
    <PageHead
      title={
        <>
          <span lang="zh-CN">{name}</span> <Trans>No. {number}</Trans>
        </>
      }
      line={
        <>
          <Trans>
            {format.number(taken)} people of {format.number(beds)} beds, {freeRooms} rooms free,{' '}
            {leavingTomorrow} leave tomorrow, {expectedToday} are coming
          </Trans>
          {lack > 0 ? (
            <StatusTag tone="late">
              <Trans>{lack} rooms are lacking</Trans>
            </StatusTag>
          ) : null}
          {board.state === 'closing' ? (
            <StatusTag tone="wait">{t`closing: nobody comes in any more`}</StatusTag>
          ) : null}
        </>
      }
      aside={
        <Link to={`/board/${board.site}/print`}>
          <Trans>On paper, A3</Trans>
        </Link>
      }
    />
  )
}

/** One isolation site: its rooms by floor, who comes, and what today asks. The address holds what is shown. */
export function SiteBoardPage() {
  const { t } = useLingui()
  const { id = '' } = useParams()
  const { actor } = useMe()
  const queries = useQueryClient()
  const [query, setQuery] = useSearchParams()
  const purpose = boardPurpose(actor?.role)
  const answer = useQuery(boardQuestion(id, purpose))
  const board = answer.data
  useTitle(board ? board.name : t`Room board`)
  const filter = filters.find((one) => one === query.get('show')) ?? null
  const part = parts.find((one) => one === query.get('part')) ?? 'rooms'
  const change = (name: 'show' | 'part', value: string | null) => {
    const next = new URLSearchParams(query)
    if (value === null || value === 'rooms') next.delete(name)
    else next.set(name, value)
    setQuery(next, { replace: true })
  }
  if (!board)
    return answer.isError ? (
      <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
    ) : (
      <Skeleton rows={14} />
    )
  const done = () => void queries.invalidateQueries({ queryKey: ['site', id] })
  const words: Record<Part, string> = {
    rooms: t`Rooms`,
    tests: t`Tests`,
    requests: t({ message: 'Requests', context: 'in isolation' }),
    meals: t({ message: 'Meals', context: 'in isolation' }),
    incidents: t`Incidents`,
    shift: t`Shift`,
  }
  return (
    <div className="site-board">
      <Watermark />
      <Head board={board} />
      <Segmented
        aria-label={t`What is shown`}
        value={part}
        options={parts.map((value) => ({ value, label: words[value] }))}
        onChange={(value) => change('part', value)}
      />
      {part === 'rooms' ? (
        <div className="board-columns">
          <div className="board-floors">
            <Floors board={board} filter={filter} choose={(one) => change('show', one)} />
          </div>
          <div className="board-side">
            <WaitingPart board={board} onDone={done} />
            <IncomingPart board={board} purpose={purpose} onDone={done} />
            <WalkInPart board={board} onDone={done} />
          </div>
        </div>
      ) : null}
      {part === 'tests' ? <TestsPart board={board} purpose={purpose} onDone={done} /> : null}
      {part === 'requests' ? <RequestsPart board={board} purpose={purpose} onDone={done} /> : null}
      {part === 'meals' ? <MealsPart board={board} /> : null}
      {part === 'incidents' ? <IncidentsPart board={board} /> : null}
      {part === 'shift' ? <ShiftPart board={board} /> : null}
    </div>
  )
}
