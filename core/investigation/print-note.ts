import { cityIsoOf, type Instant } from '../time/instant.ts'
import type { ItemFields, ItemPerson, ItemTransport } from './item.ts'
import { maskWords, rideWords } from './note-words.ts'
import type { Note } from './quick-note.ts'

const dayOf = (at: Instant) => cityIsoOf(at).slice(0, 10)
const timeOf = (at: Instant) => cityIsoOf(at).slice(11, 16)

/** A stretch as it is typed: `2022-07-28 18:30-20:00`; empty where nothing is known of it. */
export function printWhen({
  day,
  from,
  until,
}: Pick<ItemFields, 'day' | 'from' | 'until'>): string {
  if (from === null) return day ?? ''
  const start = `${dayOf(from)} ${timeOf(from)}`
  if (until === null) return start
  const end = dayOf(until) === dayOf(from) ? '' : `${dayOf(until)} `
  return `${start}-${end}${timeOf(until)}`
}

function printRide({ kind, number, carriage, row, seat }: ItemTransport): string {
  const [word = ''] = rideWords[kind]
  const line = kind === 'metro' && number !== null ? `地铁${number}` : number
  // A number says by itself what runs under it, but for plates and numbers of another kind.
  const parts = kind === 'metro' ? [line ?? word] : [word, number]
  const place = seat === null ? null : row === null ? seat : `${row}${seat}`
  return [...parts, carriage === null ? null : `${carriage}车`, place]
    .filter((one) => one !== null)
    .join(' ')
}

const printPerson = ({ name = '', relation = '', phone }: ItemPerson): string =>
  [`和${relation}${name}`, phone ?? ''].filter((one) => one !== '').join(' ')

/** A note as a line that reads the same again. What was not understood stands behind `//`. */
export function printNote(note: Note): string {
  const parts = [
    printWhen(note),
    note.place ?? '',
    note.transport === null ? '' : printRide(note.transport),
    note.act ?? '',
    ...note.people.map(printPerson),
    note.howMany === null ? '' : `${note.howMany}人`,
    note.mask === null ? '' : (maskWords[note.mask][0] ?? ''),
    note.room ?? '',
    ...note.symptoms,
    note.left === '' ? '' : `// ${note.left}`,
  ]
  return parts.filter((one) => one !== '').join(' ')
}
