import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countPeople } from './count-people.ts'
import type { Member } from './events.ts'
import type { TubeState } from './tube-state.ts'

const sealed = (...members: Member[]): TubeState => ({
  state: 'sealed',
  movedTo: null,
  openedAt: 0,
  sealedAt: 9,
  members,
  claims: [],
  holds: false,
})

test('a duplicate names where and when the first swab was', () => {
  const states = new Map([
    [8, sealed({ person: 'bai', at: 5 })],
    [9, sealed({ person: 'bai', at: 3 }, { person: 'chen', at: 4 })],
  ])
  const { counted, duplicates } = countPeople(states)
  expect(counted.get('bai')).toEqual({ tube: 9, at: 3 })
  expect(duplicates).toEqual([
    { reason: 'duplicate', person: 'bai', tube: 8, at: 5, first: { tube: 9, at: 3 } },
  ])
})

test('of two swabs at one moment the smaller code counts', () => {
  const states = new Map([
    [9, sealed({ person: 'bai', at: 3 })],
    [8, sealed({ person: 'bai', at: 3 })],
  ])
  expect(countPeople(states).counted.get('bai')).toEqual({ tube: 8, at: 3 })
})

const members = fc.uniqueArray(
  fc.record({
    person: fc.constantFrom('bai', 'chen', 'deng', 'fang'),
    at: fc.integer({ min: 0, max: 3 }),
  }),
  { selector: ({ person }) => person },
)
const tubes = fc.uniqueArray(
  fc.tuple(
    fc.integer({ min: 1, max: 6 }),
    members.map((list) => sealed(...list)),
  ),
  { selector: ([tube]) => tube },
)

test('every person counts once, every membership is counted or a duplicate, in any order of the tubes', () => {
  fc.assert(
    fc.property(tubes, fc.boolean(), (entries, backwards) => {
      const { counted, duplicates } = countPeople(
        new Map(backwards ? entries.toReversed() : entries),
      )
      const places = entries.flatMap(([tube, { members }]) =>
        members.map(({ person, at }) => ({ person, tube, at })),
      )
      expect(counted.size).toBe(new Set(places.map((place) => place.person)).size)
      expect(counted.size + duplicates.length).toBe(places.length)
      for (const { person, tube, at } of places) {
        const first = counted.get(person)
        const naive = places
          .filter((place) => place.person === person)
          .sort((a, b) => a.at - b.at || a.tube - b.tube)[0]
        expect(first).toEqual({ tube: naive?.tube, at: naive?.at })
        if (first?.tube === tube) continue
        expect(duplicates).toContainEqual({ reason: 'duplicate', person, tube, at, first })
      }
    }),
    { numRuns: 2_000 },
  )
})
