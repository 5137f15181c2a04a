import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fitBoard } from './fit-board.ts'
import { leavesTomorrow } from './fits.ts'
import { proposeRooms } from './propose-rooms.ts'
import type { Arrival, BoardRoom } from './questions.ts'

const room = (code: string, beds = 1, state: BoardRoom['state'] = 'free'): BoardRoom => ({
  room: code,
  code,
  floor: 2,
  kind: 'single',
  beds,
  state,
  outBecause: null,
  expected: 0,
  guests: [],
})
const arrival = (transfer: string, more: Partial<Arrival> = {}): Arrival => ({
  transfer,
  person: '410100000000001',
  nameMasked: '张*',
  age: 30,
  cohort: 'contact',
  basis: 'close_contact',
  party: null,
  room: null,
  roomCode: null,
  locked: false,
  needs: null,
  dueAt: '2022-01-14T20:00:00+08:00',
  eta: null,
  aboard: false,
  ...more,
})

describe('rooms for those who come', () => {
  test('keep what the allocation gave, and a household together', () => {
    const rooms = [room('201'), room('202'), room('210', 4), room('203', 1, 'cleaning')]
    const given = proposeRooms(
      [
        arrival('a', { room: '202' }),
        arrival('b', { party: 'p' }),
        arrival('c', { party: 'p' }),
        arrival('d'),
        arrival('e'),
      ],
      rooms,
    )
    expect([...given]).toEqual([
      ['a', '202'],
      ['b', '210'],
      ['c', '210'],
      ['d', '201'],
    ])
  })

  test('never put two strangers into one room', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 }), (n, m) => {
        const given = proposeRooms(
          Array.from({ length: n }, (_, one) => arrival(`t${one}`)),
          Array.from({ length: m }, (_, one) => room(`r${one}`, 1 + (one % 3))),
        )
        expect(new Set(given.values()).size).toBe(given.size)
        expect(given.size).toBe(Math.min(n, m))
      }),
    )
  })
})

describe('a board on paper', () => {
  test('has all rooms of any site on one A3 page', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 12 }),
        (floors) => {
          const { columns, width, height } = fitBoard(floors)
          const rows = floors.reduce((sum, rooms) => sum + Math.ceil(rooms / columns), 0)
          expect(rows * height).toBeLessThanOrEqual(252.001)
          expect(columns * width).toBeLessThanOrEqual(384.001)
        },
      ),
    )
  })

  test('of three hundred rooms has cells in which a name can be read', () => {
    const { width, height } = fitBoard(Array.from({ length: 10 }, () => 30))
    expect(Math.min(width, height)).toBeGreaterThan(12)
  })
})

test('who leaves tomorrow is asked by the day of the city', () => {
  const now = Date.parse('2022-01-14T23:30:00+08:00')
  const at = (releaseDue: string | null) => leavesTomorrow({ releaseDue }, now)
  expect(at('2022-01-15T00:00:00+08:00')).toBe(true)
  expect(at('2022-01-15T23:59:00+08:00')).toBe(true)
  expect(at('2022-01-16T00:00:00+08:00')).toBe(false)
  expect(at('2022-01-14T23:59:00+08:00')).toBe(false)
  expect(at(null)).toBe(false)
})
