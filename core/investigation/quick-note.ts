import type { CityDate, Instant } from '../time/instant.ts'
import {
  type Activity,
  emptyFields,
  type ItemFields,
  type ItemPerson,
  type ItemTransport,
  type Mask,
} from './item.ts'
import { aRide, type Said, tokenSaid } from './note-tokens.ts'
import { type When, whenSaid } from './note-when.ts'
import { gatheringWords } from './note-words.ts'
import { printNote } from './print-note.ts'

/** What was understood of a typed line. `left` is the rest, as it was typed, and is shown as not understood. */
export type Note = When & {
  readonly place: string | null
  readonly room: string | null
  readonly activity: Activity | null
  /** The word for it that was typed; 聚餐 says more than a meal. */
  readonly act: string | null
  readonly transport: ItemTransport | null
  readonly mask: Mask | null
  readonly people: readonly ItemPerson[]
  readonly howMany: number | null
  readonly symptoms: readonly string[]
  readonly left: string
}

/** `now` is the moment of typing; `day` the day that the investigator asks about, for lines that say only a time. */
export type Typing = { readonly now: Instant; readonly day: CityDate | null }

const nothing = (left: string): Note => ({
  day: null,
  from: null,
  until: null,
  place: null,
  room: null,
  activity: null,
  act: null,
  transport: null,
  mask: null,
  people: [],
  howMany: null,
  symptoms: [],
  left,
})

// One width of letters and figures, one kind of space; the ideographic comma stays, because it stands between names.
const folded = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
const mostPlaceWords = 3
// Nothing that looks like a time is taken for a place.
const looksTimed =
  /\d:\d|[\d一二三四五六七八九十两][点时](?!代|间)|^(?:[凌清]晨|早上|早晨|上午|中午|下午|傍晚|晚上|夜里|早|晚)$|^\d+[/-]\d+$|^\d+$/

type Gathered = { -readonly [K in keyof Note]: Note[K] }

/** Puts what a word says where it belongs; false where there is no room for it, because another word said it already. */
function take(note: Gathered, said: Said, word: string): boolean {
  switch (said.is) {
    case 'activity':
      if (note.activity !== null) return false
      note.activity = said.activity
      note.act = said.word
      return true
    case 'mask':
      if (note.mask !== null) return false
      note.mask = said.mask
      return true
    case 'howMany':
      if (note.howMany !== null) return false
      note.howMany = said.count
      return true
    case 'people':
      note.people = [...note.people, ...said.people]
      return true
    case 'phone': {
      const last = note.people.at(-1)
      if (last === undefined || last.phone !== undefined) return false
      note.people = [...note.people.slice(0, -1), { ...last, phone: said.phone }]
      return true
    }
    case 'ride':
      if (note.transport === null) note.transport = aRide(said.kind, { number: said.number })
      else if (
        note.transport.kind === 'car' &&
        ['taxi', 'coach'].includes(said.kind) &&
        said.number === null
      )
        // A plate alone is taken for a private car, until another word says what it was.
        note.transport = { ...note.transport, kind: said.kind }
      else if (note.transport.number === null && said.number !== null)
        note.transport = { ...note.transport, number: said.number }
      else return false
      return true
    case 'carriage':
      if (note.transport === null || note.transport.carriage !== null) return false
      note.transport = { ...note.transport, carriage: said.carriage }
      return true
    case 'seat':
      if (note.transport === null || note.transport.seat !== null) return false
      note.transport = { ...note.transport, row: said.row, seat: said.seat }
      return true
    case 'room':
      if (note.room !== null) return false
      note.room = said.room
      return true
    case 'symptom':
      note.symptoms = [...note.symptoms, word]
      return true
  }
}

function read(text: string, { now, day }: Typing): Note {
  const cut = text.indexOf('//')
  const spoken = (cut < 0 ? text : text.slice(0, cut)).replace(/[,;。!|]+/g, ' ').trim()
  const aside = cut < 0 ? '' : text.slice(cut + 2).trim()
  const { rest, doubtful, ...when } = whenSaid(spoken, now, day)
  const note: Gathered = { ...nothing(''), ...when }
  const place: string[] = []
  const left = [...doubtful]
  let isPlaceOver = false
  for (const word of rest.split(' ').filter((one) => one !== '')) {
    const said = tokenSaid(word)
    if (said !== null && take(note, said, word)) {
      if (place.length > 0) isPlaceOver = true
    } else if (
      said === null &&
      !isPlaceOver &&
      place.length < mostPlaceWords &&
      !looksTimed.test(word)
    )
      place.push(word)
    else left.push(word)
  }
  note.place = place.length > 0 ? place.join(' ') : null
  note.left = [...left, aside].filter((one) => one !== '').join(' ')
  return note
}

/** Whether two notes say the same. */
export const sameNote = (one: Note, other: Note): boolean =>
  JSON.stringify(one) === JSON.stringify(other)

/**
 * Reads a typed line such as `7/28 18:30 万达 吃饭 4人`. It never throws and never invents: no day without a word for it, no hour out
 * of a part of the day. Printed by `printNote` and read again it is the same note; a line for which that would not hold is
 * not understood as a whole.
 */
export function parseNote(text: string, typing: Typing): Note {
  const whole = folded(text)
  const note = read(whole, typing)
  return sameNote(read(folded(printNote(note)), { ...typing, day: null }), note)
    ? note
    : nothing(whole.replace(/^\/\/\s*/, ''))
}

/** The fields of an item that a note becomes; to be confirmed by whoever typed it. */
export function fieldsOfNote(note: Note): ItemFields {
  const { act, activity, symptoms, left, ...rest } = note
  const isGathering = act !== null && gatheringWords.includes(act)
  const kind =
    symptoms.length > 0
      ? 'symptom'
      : note.transport !== null
        ? 'travel'
        : isGathering
          ? 'gathering'
          : note.place !== null || activity !== null
            ? 'visit'
            : note.people.length > 0
              ? 'companion'
              : 'note'
  const words = [...symptoms, ...(isGathering && act !== null ? [act] : []), left]
  return {
    ...emptyFields(kind),
    ...rest,
    activity,
    words: words.filter((one) => one !== '').join(' '),
  }
}
