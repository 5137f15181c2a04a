import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  countStates,
  floorOf,
  houseOf,
  type Known,
  type MarkKind,
  type Neighbour,
  toneOf,
} from './house.ts'

const nobody: Known = { sampled: new Set(), marks: new Map() }
const somebody = (person: string, unit: number, door: string): Neighbour => ({
  person,
  name: '张三丰',
  age: 40,
  building: '1',
  unit,
  door,
  sampledAt: null,
})

describe('a house', () => {
  test('has its floors from the top down, and doors of a column over each other', () => {
    const people = [
      somebody('1', 1, '101'),
      somebody('2', 1, '1203'),
      somebody('3', 1, '1201'),
      somebody('4', 2, '102'),
    ]
    const [first, second] = houseOf(people, nobody)
    expect(first?.floors.map(({ floor }) => floor)).toEqual(['12', '1'])
    expect(first?.floors.map(({ doors }) => doors.map((door) => door?.door ?? null))).toEqual([
      ['1201', '1203'],
      ['101', null],
    ])
    expect(second?.unit).toBe(2)
  })

  test('has everybody behind exactly one door, whatever the doors are called', () => {
    const door = fc.oneof(
      fc.integer({ min: 1, max: 3399 }).map(String),
      fc.constantFrom('01', '1', '101', '001', 'A101'),
      fc.stringMatching(/^[A-Z]?\d{1,4}[A-Z]?$/),
    )
    const people = fc
      .array(fc.tuple(fc.integer({ min: 1, max: 3 }), door), { maxLength: 60 })
      .map((all) => all.map(([unit, word], n) => somebody(String(n), unit, word)))
    fc.assert(
      fc.property(people, (all) => {
        const shown = houseOf(all, nobody).flatMap(({ unit, floors }) =>
          floors.flatMap(({ doors }) =>
            doors.flatMap((it) => it?.people.map((one) => [one.person, unit, it.door]) ?? []),
          ),
        )
        const by = (a: unknown[], b: unknown[]) => Number(a[0]) - Number(b[0])
        expect(shown.sort(by)).toEqual(all.map(({ person, unit, door: at }) => [person, unit, at]))
      }),
    )
  })

  test('counts each person in one state, and a sample outweighs a mark', () => {
    const kind = fc.constantFrom<MarkKind>('absent', 'refused', 'unreachable')
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 0, max: 30 })),
        fc.uniqueArray(fc.integer({ min: 0, max: 30 })),
        fc.array(fc.tuple(fc.integer({ min: 0, max: 30 }), kind)),
        (people, sampled, marks) => {
          const known = {
            sampled: new Set(sampled.map(String)),
            marks: new Map(marks.map(([who, what]) => [String(who), what])),
          }
          const house = houseOf(
            people.map((person) => somebody(String(person), 1, '101')),
            known,
          )
          const states = house.flatMap(({ floors }) =>
            floors.flatMap(({ doors }) => doors.flatMap((it) => it?.people ?? [])),
          )
          const count = countStates(states.map(({ state }) => state))
          expect(count.sampled).toBe(people.filter((person) => sampled.includes(person)).length)
          expect(count.sampled + count.due + count.absent + count.refused + count.unreachable).toBe(
            people.length,
          )
        },
      ),
    )
  })
})

test('a door tells by its tone whether somebody is due, refuses, or was not reached', () => {
  expect(toneOf(countStates(['sampled', 'sampled']))).toBe('ok')
  expect(toneOf(countStates(['sampled', 'due', 'absent']))).toBe('wait')
  expect(toneOf(countStates(['sampled', 'refused', 'due']))).toBe('late')
  expect(toneOf(countStates(['sampled', 'absent']))).toBe('idle')
  expect([floorOf('3301'), floorOf('101'), floorOf('7')]).toEqual(['33', '1', '1'])
})
