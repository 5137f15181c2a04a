import { isCheckOwed, nextCheckDue } from '@bihuan/core/stays/check-slots.ts'
import { type Instant, instantOf } from '@bihuan/core/time/instant.ts'
import type { Arrived, Checked, Done, Noted } from './done.ts'
import type { BookNeeds, BookPerson, BookRelease, BookRoom, Cohort, SiteChunk } from './wire.ts'

/** The book as it lies on the tablet. */
export type Book = {
  takenAt: Instant
  site: NonNullable<SiteChunk['site']>
  rooms: readonly BookRoom[]
  people: readonly BookPerson[]
  checksPerDay: number | null
  alarmFrom: number | null
  city: string
  codeKeys: SiteChunk['codeKeys']
}

export type Guest = {
  stay: string
  person: string | null
  name: string
  age: number | null
  room: string | null
  cohort: Cohort | null
  arrivedAt: Instant
  /** Null of whoever came in since the book was taken. */
  release: BookRelease | null
  withoutOrder: boolean
  needs: BookNeeds | null
  testsDue: number
  check: { at: Instant; celsius: number | null; symptoms: readonly string[] } | null
  /** When the last temperature was taken. */
  measuredAt: Instant | null
  isCheckOwed: boolean
  /** The last temperature is one that raises an alarm here. */
  isHigh: boolean
  notes: readonly Noted[]
}
export type ComingOne = BookPerson & { coming: NonNullable<BookPerson['coming']> }
export type RoomState = 'free' | 'taken' | 'expected' | 'cleaning' | 'out'
export type RoomView = BookRoom & { guests: Guest[]; expected: ComingOne[]; state: RoomState }
export type SiteView = {
  floors: { floor: number; rooms: RoomView[] }[]
  /** Here and without a room. */
  waiting: Guest[]
  guests: Guest[]
  coming: ComingOne[]
  arrived: Arrived[]
  left: number
}

const of = <Kind extends Done['kind']>(done: readonly Done[], kind: Kind) =>
  done.filter((one): one is Extract<Done, { kind: Kind }> => one.kind === kind)

function fromBook({ person, name, age, needs, stay }: BookPerson): Guest | null {
  if (!stay) return null
  const { checkedAt, celsius, tests, cohort } = stay
  return {
    stay: stay.stay,
    person,
    name,
    age,
    room: stay.room,
    cohort: cohort === 'cleared' ? null : cohort,
    arrivedAt: instantOf(stay.arrivedAt),
    release: stay.release,
    withoutOrder: stay.withoutOrder,
    needs,
    testsDue: tests.filter(({ takenAt }) => takenAt === null).length,
    check: checkedAt === null ? null : { at: instantOf(checkedAt), celsius, symptoms: [] },
    measuredAt: checkedAt === null ? null : instantOf(checkedAt),
    isCheckOwed: false,
    isHigh: false,
    notes: [],
  }
}

function justArrived(one: Arrived, people: ReadonlyMap<string, BookPerson>): Guest {
  const known = one.person === null ? undefined : people.get(one.person)
  return {
    stay: one.stay,
    person: one.person,
    name: one.name,
    age: known?.age ?? null,
    room: one.room,
    cohort: one.cohort,
    arrivedAt: one.at,
    release: null,
    withoutOrder: false,
    needs: known?.needs ?? null,
    testsDue: 0,
    check: null,
    measuredAt: null,
    isCheckOwed: false,
    isHigh: false,
    notes: [],
  }
}

function withDone(guest: Guest, checks: readonly Checked[], notes: readonly Noted[]): Guest {
  let { check, measuredAt } = guest
  for (const { stay, at, celsius, symptoms } of checks) {
    if (stay !== guest.stay) continue
    if (at >= (check?.at ?? 0)) check = { at, celsius, symptoms }
    if (celsius !== null) measuredAt = Math.max(at, measuredAt ?? 0)
  }
  return { ...guest, check, measuredAt, notes: notes.filter(({ stay }) => stay === guest.stay) }
}

function stateOf(room: BookRoom, guests: number, expected: number, now: Instant): RoomState {
  if (guests > 0) return 'taken'
  if (room.isOut) return 'out'
  if (room.readyAt === null || instantOf(room.readyAt) > now) return 'cleaning'
  return expected > 0 ? 'expected' : 'free'
}

/** As the city counts it: each part of the day wants one, and only a temperature answers for it. */
function isOwed(perDay: number | null, { arrivedAt, measuredAt }: Guest, now: Instant): boolean {
  return isCheckOwed(perDay, nextCheckDue(perDay, Math.max(arrivedAt, measuredAt ?? 0)), now)
}

/** The site as this tablet knows it: the book, and over it what was done here since. Doing the same twice changes nothing. */
export function viewOf(book: Book, done: readonly Done[], now: Instant): SiteView {
  const people = new Map(book.people.map((one) => [one.person, one]))
  const arrived = of(done, 'arrived')
  const gone = new Set(of(done, 'left').map(({ stay }) => stay))
  const checks = of(done, 'checked')
  const notes = of(done, 'noted')
  const inBook = book.people.flatMap((one) => fromBook(one) ?? [])
  const known = new Set(inBook.flatMap(({ stay, person }) => [stay, person]))
  const isNew = ({ stay, person }: Arrived) =>
    !known.has(stay) && (person === null || !known.has(person))
  const guests = [...inBook, ...arrived.filter(isNew).map((one) => justArrived(one, people))]
    .filter(({ stay }) => !gone.has(stay))
    .map((guest) => withDone(guest, checks, notes))
    .map((guest) => ({
      ...guest,
      isHigh: book.alarmFrom !== null && (guest.check?.celsius ?? 0) >= book.alarmFrom,
      isCheckOwed: isOwed(book.checksPerDay, guest, now),
    }))
  const here = new Set(arrived.map(({ person }) => person))
  const coming = book.people
    .filter((one): one is ComingOne => one.coming !== null && !here.has(one.person))
    .toSorted((a, b) => etaOf(a) - etaOf(b))
  const rooms = book.rooms.map((room): RoomView => {
    const inside = guests.filter((one) => one.room === room.room)
    const expected = coming.filter((one) => one.coming.room === room.room)
    const state = stateOf(room, inside.length, expected.length, now)
    return { ...room, guests: inside, expected, state }
  })
  const floors = [...new Set(rooms.map(({ floor }) => floor))].sort((a, b) => a - b)
  return {
    floors: floors.map((floor) => ({
      floor,
      rooms: rooms.filter((room) => room.floor === floor),
    })),
    waiting: guests.filter(({ room }) => room === null),
    guests,
    coming,
    arrived,
    left: gone.size,
  }
}

/** When somebody is expected: the pick-up that was told, else the latest moment. */
export const etaOf = ({ coming }: ComingOne): Instant => instantOf(coming.pickUpAt ?? coming.dueAt)

export type MayGo = 'now' | 'free' | 'later' | 'unknown'

/**
 * Whether somebody may go by what the tablet knows: `now` since `dueAt`, `free` where nothing holds them, `later`, or `unknown` where the
 * book says no moment. It only tells: nobody is kept by a tablet, and whoever goes is written down as going.
 */
export function mayGo({ release, withoutOrder }: Guest, now: Instant): MayGo {
  if (withoutOrder || release?.binds === false) return 'free'
  if (!release?.dueAt) return 'unknown'
  return instantOf(release.dueAt) <= now ? 'now' : 'later'
}
