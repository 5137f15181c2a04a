import { useLingui } from '@lingui/react/macro'
import { Link } from 'react-router'
import { shapes } from '../../../ui/desk/status-tag.tsx'
import { type Filter, fits, leavesTomorrow } from './fits.ts'
import type { BoardRoom, Guest } from './questions.ts'
import { cohortWords, roomStateWords } from './words.ts'

/** What of a guest is seen at once: a sign and its word, so that neither colour nor sign alone says it. */
export function useMarks(): (guest: Guest, now: number) => string[] {
  const { t } = useLingui()
  return (guest, now) => [
    ...(guest.alarm ? [t`▲ alarm`] : []),
    ...(guest.test === 'due' ? [t`■ test`] : []),
    ...(guest.test === 'reactive' ? [t`▲ reactive`] : []),
    ...(guest.healthOwed ? [t`○ temperature`] : []),
    ...(leavesTomorrow(guest, now) ? [t`→ tomorrow`] : []),
    ...(guest.requests > 0 ? [t`? asks`] : []),
    ...(guest.atHospital ? [t`+ hospital`] : []),
    ...(guest.withoutOrder ? [t`no order`] : []),
  ]
}

function GuestLine({ guest, now }: { guest: Guest; now: number }) {
  const { t } = useLingui()
  const marks = useMarks()(guest, now)
  const cohort = cohortWords[guest.cohort]
  return (
    <Link to={`/stays/${guest.stay}`} className={guest.alarm ? 'guest guest-alarm' : 'guest'}>
      <b lang="zh-CN">{guest.nameMasked}</b> <span className="faint">{guest.age}</span>
      <small>{cohort ? t(cohort) : guest.cohort}</small>
      {marks.map((mark) => (
        <small key={mark} className="guest-mark">
          {mark}
        </small>
      ))}
    </Link>
  )
}

/** One room of the board, with who is in it; dimmed where a filter is set that nobody in it fits. */
export function RoomCell(props: { room: BoardRoom; filter: Filter | null; now: number }) {
  const { t } = useLingui()
  const { room, filter, now } = props
  const { tone, word } = roomStateWords[room.state]
  const isBright = filter === null || room.guests.some((guest) => fits(guest, filter, now))
  return (
    <li className={`room room-${room.state}${isBright ? '' : ' room-dim'}`}>
      <header>
        <b>{room.code}</b>
        <span className="faint">
          {room.beds > 1 ? `${room.guests.length}/${room.beds} ` : ''}
          <span aria-hidden="true">{shapes[tone]}</span> {t(word)}
        </span>
      </header>
      {room.guests.map((guest) => (
        <GuestLine key={guest.stay} guest={guest} now={now} />
      ))}
      {room.state === 'out' ? <small lang="zh-CN">{room.outBecause}</small> : null}
    </li>
  )
}
