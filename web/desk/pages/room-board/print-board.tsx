import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import type { CSSProperties } from 'react'
import { Link, useParams } from 'react-router'
import { useFormats } from '../../../i18n/format.ts'
import { useMe } from '../../../shell/use-me.ts'
import { useTitle } from '../../../shell/use-title.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { PageHead } from '../../../ui/desk/panel.tsx'
import { Skeleton } from '../../../ui/desk/skeleton.tsx'
import { fitBoard } from './fit-board.ts'
import { leavesTomorrow } from './fits.ts'
import { type Board, type BoardRoom, boardPurpose, boardQuestion } from './questions.ts'
import { roomStateWords } from './words.ts'
import './room-board.css'
import './print-board.css'

function PaperRoom({ room, now }: { room: BoardRoom; now: number }) {
  const { t } = useLingui()
  return (
    <li className={`paper-room paper-${room.state}`}>
      <b>{room.code}</b>
      {room.guests.map((guest) => (
        <span key={guest.stay}>
          <span lang="zh-CN">{guest.nameMasked}</span>
          <br />
          {guest.alarm ? ' ▲' : ''}
          {guest.test === 'due' ? ' ■' : ''}
          {guest.healthOwed ? ' ○' : ''}
          {leavesTomorrow(guest, now) ? ' →' : ''}
          {guest.diets.length > 0 ? ' ◇' : ''}
          {guest.atHospital ? ' +' : ''}
        </span>
      ))}
      {room.guests.length === 0 ? <i>{t(roomStateWords[room.state].word)}</i> : null}
    </li>
  )
}

function Sheet({ board }: { board: Board }) {
  const format = useFormats()
  const now = Date.parse(board.now)
  const floors = [...Map.groupBy(board.rooms, ({ floor }) => floor)]
  const { columns, width, height } = fitBoard(floors.map(([, rooms]) => rooms.length))
  const cell = {
    '--columns': columns,
    '--cell-width': `${width}mm`,
    '--cell-height': `${height}mm`,
  } as CSSProperties
  return (
    <article className="board-paper" style={cell}>
      <header>
        <h1>
          <span lang="zh-CN">{board.name}</span> <Trans>No. {board.number}</Trans>
        </h1>
        <p>
          <Trans>
            {board.taken} people of {board.beds} beds, {board.freeRooms} rooms free,{' '}
            {board.leavingTomorrow} leave tomorrow, {board.expectedToday} are coming
          </Trans>
        </p>
        <p>
          <Trans>as of {format.dayAndTime(board.now)}</Trans>
        </p>
      </header>
      {floors.map(([floor, rooms]) => (
        <section key={floor}>
          <h2>
            <Trans>F{floor}</Trans>
          </h2>
          <ol>
            {rooms.map((room) => (
              <PaperRoom key={room.room} room={room} now={now} />
            ))}
          </ol>
        </section>
      ))}
      <footer>
        <Trans>
          ▲ alarm · ■ test due today · ○ temperature missing · → leaves tomorrow · ◇ special diet ·
          + in hospital
        </Trans>
      </footer>
    </article>
  )
}

/** The room board for the wall: one page A3, landscape, for a site of three hundred rooms. */
export function PrintBoardPage() {
  const { t } = useLingui()
  const { id = '' } = useParams()
  const { actor } = useMe()
  const answer = useQuery(boardQuestion(id, boardPurpose(actor?.role)))
  useTitle(t`Room board on paper`)
  if (!answer.data)
    return answer.isError ? (
      <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
    ) : (
      <Skeleton rows={14} />
    )
  return (
    <div className="print-board">
      <PageHead
        title={t`Room board on paper`}
        line={<Trans>One page A3, landscape. Names are masked, as on the screen.</Trans>}
        aside={
          <>
            <Link to={`/board/${id}`}>
              <Trans>Back to the board</Trans>
            </Link>{' '}
            <Button type="primary" onClick={() => print()}>
              <Trans>Print</Trans>
            </Button>
          </>
        }
      />
      <Sheet board={answer.data} />
    </div>
  )
}
