import { useLingui } from '@lingui/react/macro'
import type { BoardRoom } from './questions.ts'

/** Rooms into which somebody could be put, the free ones first. */
export const openRooms = (rooms: readonly BoardRoom[]): BoardRoom[] =>
  rooms
    .filter(({ state }) => state === 'free' || state === 'expected' || state === 'taken')
    .sort((a, b) => Number(a.state !== 'free') - Number(b.state !== 'free'))

/** The id of the room that somebody typed by its code; null where there is none. */
export const roomOfCode = (rooms: readonly BoardRoom[], code: string): string | null =>
  rooms.find((room) => room.code === code.trim())?.room ?? null

/** A room typed by its code, with the free ones to choose from; empty is the waiting room. */
export function RoomField(props: {
  id: string
  rooms: readonly BoardRoom[]
  value: string
  onChange: (code: string) => void
  label: string
}) {
  const { t } = useLingui()
  const { id, rooms, value, onChange, label } = props
  return (
    <>
      <input
        id={id}
        aria-label={label}
        className="room-field"
        list={`${id}-rooms`}
        value={value}
        placeholder={t`waiting room`}
        aria-invalid={value.trim() !== '' && roomOfCode(rooms, value) === null}
        onChange={(event) => onChange(event.target.value)}
      />
      <datalist id={`${id}-rooms`}>
        {openRooms(rooms).map(({ room, code, beds }) => (
          <option key={room} value={code}>
            {beds}
          </option>
        ))}
      </datalist>
    </>
  )
}
