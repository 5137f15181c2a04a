import { hourMs } from '@bihuan/core/time/instant.ts'
import { expect, test } from 'vitest'
import {
  type DriveBook,
  findRider,
  freshBook,
  riderKey,
  riderState,
  stopsOf,
  type Trip,
  tripKey,
  tripStep,
} from './drive-view.ts'

const rider = (transfer: string, stop: number, more: object = {}) => ({
  transfer,
  person: `41010000000000${stop}`,
  stop,
  orderIsOver: false,
  endedWhy: null,
  noShow: null,
  onAt: null,
  offAt: null,
  ...more,
})
const trip = (people: object[], more: object = {}) =>
  ({
    trip: 't',
    people,
    departedAt: null,
    arrivedAt: null,
    cleanedAt: null,
    ...more,
  }) as unknown as Trip
const at = (minute: number) => `2022-01-14T08:${String(minute).padStart(2, '0')}:00Z`

test('what was done on the phone counts before the server knows it, the later of two last', () => {
  const one = rider('a', 1)
  const t = trip([one])
  const [a] = t.people
  if (!a) throw new Error('a rider')
  const on = { [riderKey('t', 'a', 'on')]: { act: 'on' as const, at: at(2) } }
  const missed = {
    [riderKey('t', 'a', 'no-show')]: {
      act: 'no-show' as const,
      at: at(1),
      why: 'not-there' as const,
    },
  }
  expect(riderState(t, a, {})).toBe('waits')
  expect(riderState(t, a, missed)).toBe('no-show')
  expect(riderState(t, a, { ...missed, ...on })).toBe('on')
  expect(riderState(t, { ...a, orderIsOver: true }, {})).toBe('order-over')
  expect(riderState(t, { ...a, onAt: at(1), orderIsOver: true }, {})).toBe('on')
  expect(riderState(t, { ...a, offAt: at(9) }, on)).toBe('off')
})

test('a trip is driven in one order: out, fetch, let out, disinfect', () => {
  const t = trip([rider('a', 1, { onAt: at(5) })])
  const depart = { [tripKey('t', 'depart')]: { act: 'depart' as const, at: at(1) } }
  const arrive = { ...depart, [tripKey('t', 'arrive')]: { act: 'arrive' as const, at: at(9) } }
  const off = { ...arrive, [riderKey('t', 'a', 'off')]: { act: 'off' as const, at: at(10) } }
  const clean = { ...off, [tripKey('t', 'clean')]: { act: 'clean' as const, at: at(20) } }
  expect([{}, depart, arrive, off, clean].map((done) => tripStep(t, done))).toEqual([
    'to-depart',
    'collecting',
    'unloading',
    'to-clean',
    'over',
  ])
})

test('people of one door are one stop, in order; a code finds them on this trip first', () => {
  const t = trip([rider('b', 2), rider('a', 1), rider('c', 2)])
  const other = { ...trip([rider('x', 2)]), trip: 'u' }
  expect(stopsOf(t).map(({ stop, people }) => [stop, people.length])).toEqual([
    [1, 1],
    [2, 2],
  ])
  const book = { trips: [other, t] } as unknown as DriveBook
  expect(findRider(book, t, '410100000000002')?.trip.trip).toBe('t')
  expect(findRider(book, t, '410100000000009')).toBeNull()
})

test('a book of yesterday is none', () => {
  const book = { now: '2022-01-14T00:00:00Z', trips: [] } as unknown as DriveBook
  const kept = Date.parse(book.now)
  expect(freshBook(book, kept + 11 * hourMs)).toBe(book)
  expect(freshBook(book, kept + 13 * hourMs)).toBeNull()
  expect(freshBook(null, 0)).toBeNull()
})
