import { describe, expect, test } from 'vitest'
import { aGuest, aProblem, aRoom, aSite } from './a-problem.ts'
import { broken } from './broken.ts'
import type { Guest, Problem, Room } from './guest.ts'
import { type HardKind, hardKinds } from './hard-kinds.ts'

const kindsOf = (problem: Problem, given: Record<string, string | null>): HardKind[] => [
  ...new Set(broken(problem, new Map(Object.entries(given))).map(({ kind }) => kind)),
]

const two = (one: Partial<Guest>, other: Partial<Guest>, room: Partial<Room> = {}) =>
  aProblem(
    [aGuest('one', one), aGuest('other', other)],
    [aSite('site')],
    [aRoom('room', 'site', { beds: 2, kind: 'family', ...room })],
  )
const together = { one: 'room', other: 'room' }

/** A break of each rule, planted, and the same without it. */
const planted: Record<
  HardKind,
  [Problem, Record<string, string | null>, Problem, Record<string, string | null>]
> = {
  'cohorts-in-room': [
    two({ party: 'p' }, { party: 'p', cohort: 'positive' }),
    together,
    two({ party: 'p' }, { party: 'p' }),
    together,
  ],
  'strangers-in-room': [two({}, { source: 'case 2' }), together, two({}, {}), together],
  'index-with-contact': [
    two({ party: 'p' }, { party: 'p', source: null, indexOf: 'case 1' }),
    together,
    two({ party: 'p' }, { party: 'p', source: null, indexOf: 'case 9' }),
    together,
  ],
  beds: [two({}, {}, { beds: 1 }), together, two({}, {}), together],
  'single-room': [
    { ...two({}, {}), singleRoom: true },
    together,
    { ...two({ party: 'p' }, { party: 'p', age: 'child' }), singleRoom: true },
    together,
  ],
  'cohorts-on-passage': [
    aProblem(
      [aGuest('one'), aGuest('other', { cohort: 'inbound' })],
      [aSite('site', { separates: 'passage' })],
      [aRoom('a', 'site'), aRoom('b', 'site')],
    ),
    { one: 'a', other: 'b' },
    aProblem(
      [aGuest('one'), aGuest('other', { cohort: 'inbound' })],
      [aSite('site', { separates: 'passage' })],
      [aRoom('a', 'site'), aRoom('b', 'site', { passage: 'B' })],
    ),
    { one: 'a', other: 'b' },
  ],
  'need-not-met': [
    aProblem([aGuest('one', { care: ['wheelchair'] })], [aSite('site')], [aRoom('room', 'site')]),
    { one: 'room' },
    aProblem(
      [aGuest('one', { care: ['wheelchair'] })],
      [aSite('site')],
      [aRoom('room', 'site', { kind: 'accessible' })],
    ),
    { one: 'room' },
  ],
  'child-alone': [
    aProblem([aGuest('one', { age: 'child' })], [aSite('site')], [aRoom('room', 'site')]),
    { one: 'room' },
    aProblem(
      [aGuest('one', { age: 'child' })],
      [aSite('site', { care: ['child-alone'] })],
      [aRoom('room', 'site')],
    ),
    { one: 'room' },
  ],
  'infant-without-guardian': [
    two({ party: 'p', age: 'infant' }, { party: 'q' }),
    together,
    two({ party: 'p', age: 'infant' }, { party: 'p' }),
    together,
  ],
  'staff-norm': [
    aProblem(
      [aGuest('one'), aGuest('other')],
      [aSite('site', { staffFor: 1 })],
      [aRoom('a', 'site'), aRoom('b', 'site')],
    ),
    { one: 'a', other: 'b' },
    aProblem(
      [aGuest('one'), aGuest('other')],
      [aSite('site', { staffFor: 2 })],
      [aRoom('a', 'site'), aRoom('b', 'site')],
    ),
    { one: 'a', other: 'b' },
  ],
  'room-not-ready': [
    aProblem([aGuest('one')], [aSite('site')], [aRoom('room', 'site', { ready: false })]),
    { one: 'room' },
    aProblem([aGuest('one')], [aSite('site')], [aRoom('room', 'site')]),
    { one: 'room' },
  ],
  'site-not-active': [
    aProblem([aGuest('one')], [aSite('site', { active: false })], [aRoom('room', 'site')]),
    { one: 'room' },
    aProblem([aGuest('one')], [aSite('site')], [aRoom('room', 'site')]),
    { one: 'room' },
  ],
  'wrong-place': [
    aProblem(
      [aGuest('one', { place: 'designated_hospital' })],
      [aSite('site')],
      [aRoom('room', 'site')],
    ),
    { one: 'room' },
    aProblem([aGuest('one')], [aSite('site')], [aRoom('room', 'site')]),
    { one: 'room' },
  ],
  'lock-not-kept': [
    aProblem(
      [aGuest('one', { now: 'a', fixed: true })],
      [aSite('site')],
      [aRoom('a', 'site'), aRoom('b', 'site')],
    ),
    { one: 'b' },
    aProblem(
      [aGuest('one', { now: 'a', fixed: true })],
      [aSite('site')],
      [aRoom('a', 'site'), aRoom('b', 'site')],
    ),
    { one: 'a' },
  ],
  'room-unknown': [
    aProblem([aGuest('one')], [aSite('site')], []),
    { one: 'room' },
    aProblem([aGuest('one')], [aSite('site')], []),
    { one: null },
  ],
}

describe('the checker', () => {
  test.each(hardKinds.map((kind) => [kind] as const))(
    'finds %s where it is planted, and not without it',
    (kind) => {
      const [bad, given, good, alike] = planted[kind]
      expect(kindsOf(bad, given)).toContain(kind)
      expect(kindsOf(good, alike)).toEqual([])
    },
  )

  test('counts who lives there: a bed that is taken, and a passage of another cohort', () => {
    const inside = [aGuest('old', { source: 'case 2' })]
    const rooms = [aRoom('a', 'site', { inside }), aRoom('b', 'site')]
    const problem = aProblem(
      [aGuest('one', { cohort: 'inbound' })],
      [aSite('site', { separates: 'floor' })],
      rooms,
    )
    expect(kindsOf(problem, { one: 'a' })).toEqual(
      expect.arrayContaining(['beds', 'cohorts-in-room']),
    )
    expect(kindsOf(problem, { one: 'b' })).toEqual(['cohorts-on-passage'])
  })

  test('what was wrong between people who live there is not told of those who come elsewhere', () => {
    const inside = [aGuest('x'), aGuest('y', { cohort: 'positive' })]
    const rooms = [aRoom('a', 'site', { inside }), aRoom('b', 'site')]
    expect(kindsOf(aProblem([aGuest('one')], [aSite('site')], rooms), { one: 'b' })).toEqual([])
  })
})
