import { type KeyboardEvent, useRef, useState } from 'react'
import { shapeOf, type Tone } from './tag.tsx'

export type DoorCell = {
  key: string
  /** What stands on the door. */
  word: string
  tone: Tone
  /** Done of all, as `1/3`. */
  count: string
  /** Read aloud: the door and its state in words. */
  label: string
}
export type DoorRow = { floor: string; doors: readonly (DoorCell | null)[] }

const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
}

/** The next door in a direction, empty places passed over; null at the edge. */
function nextDoor(rows: readonly DoorRow[], from: string, step: readonly [number, number]) {
  let row = rows.findIndex(({ doors }) => doors.some((door) => door?.key === from))
  let column = rows[row]?.doors.findIndex((door) => door?.key === from) ?? -1
  for (;;) {
    row += step[0]
    column += step[1]
    const line = rows[row]
    if (!line || column < 0 || column >= line.doors.length) return null
    const door = line.doors[column]
    if (door) return door.key
  }
}

/**
 * A house as it stands: floors over each other, a button for each door. State is told by shape, count and colour. One
 * stop of the Tab key; arrows go from door to door.
 */
export function DoorGrid(props: {
  label: string
  rows: readonly DoorRow[]
  chosen?: string | null
  onOpen: (key: string) => void
}) {
  const { rows, chosen = null, onOpen } = props
  const buttons = useRef(new Map<string, HTMLButtonElement>())
  const first = rows.flatMap(({ doors }) => doors).find((door) => door !== null)?.key ?? null
  const [held, setHeld] = useState<string | null>(null)
  const stands = rows.some(({ doors }) => doors.some((door) => door?.key === held))
  const stop = stands ? held : first
  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key]
    if (!step || stop === null) return
    event.preventDefault()
    const next = nextDoor(rows, stop, step)
    if (next === null) return
    setHeld(next)
    buttons.current.get(next)?.focus()
  }
  return (
    <table className="k-doors" aria-label={props.label}>
      <tbody onKeyDown={onKeyDown}>
        {rows.map(({ floor, doors }) => (
          <tr key={floor}>
            <th scope="row">{floor}</th>
            {doors.map((door, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a place on the floor is its column
              <td key={column}>
                {door ? (
                  <button
                    type="button"
                    className={`k-door k-door-${door.tone}`}
                    aria-label={door.label}
                    aria-pressed={door.key === chosen}
                    tabIndex={door.key === stop ? 0 : -1}
                    ref={(button) => {
                      if (button) buttons.current.set(door.key, button)
                      else buttons.current.delete(door.key)
                    }}
                    onFocus={() => setHeld(door.key)}
                    onClick={() => onOpen(door.key)}
                  >
                    <b>{door.word}</b>
                    <span>
                      <i aria-hidden="true">{shapeOf[door.tone]}</i> {door.count}
                    </span>
                  </button>
                ) : (
                  <span className="k-door-none" aria-hidden="true">
                    –
                  </span>
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
