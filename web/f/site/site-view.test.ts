import { hourMs, instantOf, isoOf } from '@bihuan/core/time/instant.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Done } from './done.ts'
import { type Book, mayGo, viewOf } from './site-view.ts'
import type { BookPerson } from './wire.ts'

const noon = instantOf('2022-01-14T12:30:00+08:00')
const room = (code: string, more = {}) => ({
  room: `room-${code}`,
  code,
  floor: Number(code[0]),
  kind: 'single',
  beds: 1,
  readyAt: isoOf(noon - hourMs),
  isOut: false,
  ...more,
})
const release = (dueAt: number | null, binds = true) => ({
  dueAt: dueAt === null ? null : isoOf(dueAt),
  binds,
  next: null,
  because: { zh: '', en: '' },
  conditions: [],
})
const person = (n: number, more: Partial<BookPerson> = {}): BookPerson => ({
  person: `p${n}`,
  name: `张${n}`,
  age: 30,
  tails: [],
  needs: null,
  stay: null,
  coming: null,
  ...more,
})
const staying = (n: number, code: string, more = {}) =>
  person(n, {
    stay: {
      stay: `s${n}`,
      room: `room-${code}`,
      cohort: 'contact',
      arrivedAt: isoOf(noon - 20 * hourMs),
      withoutOrder: false,
      release: release(noon + hourMs),
      tests: [],
      checkedAt: null,
      celsius: null,
      ...more,
    },
  })
const coming = (n: number, code: string | null) =>
  person(n, {
    coming: {
      transfer: `t${n}`,
      cohort: 'contact',
      basis: 'close_contact',
      room: code === null ? null : `room-${code}`,
      dueAt: isoOf(noon + 5 * hourMs),
      pickUpAt: null,
      onAt: null,
    },
  })
const book: Book = {
  takenAt: noon - hourMs,
  site: { site: 'site', number: 7, name: '云来', place: 'centralized', address: '' },
  rooms: [
    room('201'),
    room('202'),
    room('203', { readyAt: null }),
    room('301', { isOut: true }),
    room('302'),
  ],
  people: [staying(1, '201'), staying(2, '302'), coming(3, '202'), coming(4, null)],
  checksPerDay: 2,
  alarmFrom: 37.3,
  city: '4101',
  codeKeys: [],
}
const said = { key: 'k', at: noon }
const arrived = (stay: string, who: string | null, code: string | null): Done => ({
  ...said,
  kind: 'arrived',
  stay,
  person: who,
  name: '新',
  room: code === null ? null : `room-${code}`,
  cohort: null,
})
const roomsOf = (done: readonly Done[]) =>
  viewOf(book, done, noon).floors.flatMap(({ rooms }) =>
    rooms.map(({ code, state, guests }) => [code, state, guests.length]),
  )

describe('the site on the tablet', () => {
  test('is the book by floor: taken, expected, being cleaned, out of use, free', () => {
    expect(roomsOf([])).toEqual([
      ['201', 'taken', 1],
      ['202', 'expected', 0],
      ['203', 'cleaning', 0],
      ['301', 'out', 0],
      ['302', 'taken', 1],
    ])
    expect(viewOf(book, [], noon).coming.map((one) => one.person)).toEqual(['p3', 'p4'])
  })

  test('has at once who came in, with or without being in the book, and no longer waits for them', () => {
    const done = [arrived('s9', 'p3', '202'), arrived('s10', null, null)]
    const view = viewOf(book, done, noon)
    expect(view.coming.map((one) => one.person)).toEqual(['p4'])
    expect(view.waiting.map((one) => one.stay)).toEqual(['s10'])
    expect(roomsOf(done)[1]).toEqual(['202', 'taken', 1])
  })

  test('counts nobody twice whom a newer book has already', () => {
    expect(viewOf(book, [arrived('s1', 'p1', '202')], noon).guests).toHaveLength(2)
    const again: Book = { ...book, people: [staying(3, '202'), coming(4, null)] }
    expect(viewOf(again, [arrived('s3', 'p3', '202')], noon).guests).toHaveLength(1)
  })

  test('shows nobody any more who has left, and frees the room', () => {
    const left: Done = { ...said, kind: 'left', stay: 's1', how: 'released' }
    expect(roomsOf([left])[0]).toEqual(['201', 'free', 0])
  })

  test('asks for a temperature in each part of the day once, and for none where no rule says how often', () => {
    const owed = (of: Book, done: readonly Done[], at = noon) =>
      viewOf(of, done, at)
        .guests.filter((one) => one.isCheckOwed)
        .map((one) => one.stay)
    expect(owed(book, [])).toEqual(['s1', 's2'])
    const check = (at: number): Done => ({
      ...said,
      kind: 'checked',
      at,
      stay: 's1',
      celsius: 36.5,
      symptoms: [],
    })
    expect(owed(book, [check(noon)])).toEqual(['s2'])
    // This morning's does not count for the afternoon, nor this afternoon's for tomorrow.
    expect(owed(book, [check(noon - hourMs)])).toEqual(['s1', 's2'])
    expect(owed(book, [check(noon)], noon + 12 * hourMs)).toEqual(['s1', 's2'])
    expect(owed({ ...book, checksPerDay: null }, [])).toEqual([])
    // Symptoms alone are no temperature, and who came in just now is not owed one yet.
    expect(owed(book, [{ ...check(noon), celsius: null } as Done])).toEqual(['s1', 's2'])
    expect(owed(book, [check(noon), arrived('s9', 'p3', '202')])).toEqual(['s2'])
  })

  test('says which temperature raises an alarm, and none where no rule says from where', () => {
    const check = (celsius: number): Done => ({
      ...said,
      kind: 'checked',
      stay: 's1',
      celsius,
      symptoms: [],
    })
    const isHigh = (celsius: number, of = book) =>
      viewOf(of, [check(celsius)], noon).guests[0]?.isHigh
    expect(isHigh(37.3)).toBe(true)
    expect(isHigh(37.2)).toBe(false)
    expect(isHigh(41, { ...book, alarmFrom: null })).toBe(false)
  })

  test('the later of two temperatures stands, in whatever order they come', () => {
    const check = (at: number, celsius: number): Done => ({
      ...said,
      kind: 'checked',
      at,
      stay: 's1',
      celsius,
      symptoms: [],
    })
    const checks = [check(noon - 5, 36.4), check(noon, 38.2), check(noon - 9, 36)]
    fc.assert(
      fc.property(fc.shuffledSubarray(checks, { minLength: 3 }), (order) => {
        expect(viewOf(book, order, noon).guests[0]?.check?.celsius).toBe(38.2)
      }),
    )
  })
})

describe('whether somebody may go', () => {
  const guest = (more: object) => {
    const [one] = viewOf({ ...book, people: [staying(1, '201', more)] }, [], noon).guests
    if (!one) throw new Error('nobody is there')
    return one
  }
  test('from the very moment that the book names, and not before', () => {
    expect(mayGo(guest({ release: release(noon) }), noon)).toBe('now')
    expect(mayGo(guest({ release: release(noon + 1) }), noon)).toBe('later')
    expect(mayGo(guest({ release: release(noon + 1) }), noon + 1)).toBe('now')
  })
  test('whenever they like where no order stands or nobody confirmed the rule', () => {
    expect(mayGo(guest({ withoutOrder: true }), noon)).toBe('free')
    expect(mayGo(guest({ release: release(noon + hourMs, false) }), noon)).toBe('free')
    expect(mayGo(guest({ release: release(null) }), noon)).toBe('unknown')
  })
})
