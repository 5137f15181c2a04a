import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cohorts } from '../isolation/cohort.ts'
import { careNeeds } from '../isolation/needs.ts'
import { aGuest, aProblem, aRoom, aSite } from './a-problem.ts'
import { broken } from './broken.ts'
import { explain } from './explain.ts'
import { suggestRooms } from './fit.ts'
import { shapesOf } from './shapes.ts'

const guests = fc.record({
  cohort: fc.constantFrom(...cohorts.slice(0, 4)),
  age: fc.constantFrom('infant', 'child', 'adult'),
  care: fc.uniqueArray(fc.constantFrom(...careNeeds), { maxLength: 2 }),
  party: fc.constantFrom('p', 'q', null),
  source: fc.constantFrom('case 1', 'case 2', null),
})
const rooms = fc.record({
  kind: fc.constantFrom('single', 'family', 'accessible', 'mother-child', 'care'),
  beds: fc.integer({ min: 1, max: 4 }),
  passage: fc.constantFrom('A', 'B', null),
  floor: fc.integer({ min: 1, max: 2 }),
  ready: fc.boolean(),
})

describe('rooms suggested without the solver', () => {
  test('break no rule, whoever comes and whoever lives there', () => {
    fc.assert(
      fc.property(
        guests,
        fc.array(fc.tuple(rooms, fc.array(guests, { maxLength: 2 })), {
          minLength: 1,
          maxLength: 8,
        }),
        fc.constantFrom('room', 'passage', 'floor'),
        fc.boolean(),
        fc.uniqueArray(fc.constantFrom(...careNeeds), { maxLength: 6 }),
        (guest, made, separates, singleRoom, care) => {
          const all = made.map(([room, inside], at) =>
            aRoom(`r${at}`, 'site', {
              ...room,
              inside: inside.map((one, who) => aGuest(`in ${at} ${who}`, one)),
            }),
          )
          const one = aGuest('one', guest)
          const problem = aProblem([one], [aSite('site', { separates, care })], all, { singleRoom })
          for (const { room } of suggestRooms(one, problem, 20))
            expect(broken(problem, new Map([['one', room.id]]))).toEqual([])
        },
      ),
      { numRuns: 400 },
    )
  })

  test('come nearest first, and a special room that nobody needs last', () => {
    const near = aSite('near')
    const far = aSite('far', { at: { lng: 113.7, lat: 34.7 } })
    const made = [
      aRoom('far', 'far'),
      aRoom('accessible', 'near', { kind: 'accessible' }),
      aRoom('near', 'near'),
    ]
    const problem = aProblem([aGuest('one')], [near, far], made)
    expect(suggestRooms(aGuest('one'), problem, 9).map(({ room }) => room.id)).toEqual([
      'near',
      'accessible',
      'far',
    ])
  })
})

describe('the ways to part a household into rooms', () => {
  const of = (...ages: ('adult' | 'child' | 'infant')[]) =>
    ages.map((age, at) => aGuest(String(at), { age, party: 'p' }))

  test('never leave an infant without an adult of theirs', () => {
    for (const shape of shapesOf(of('adult', 'adult', 'infant', 'child'), false))
      for (const { needs } of shape) expect(needs.infant && needs.childAlone).toBe(false)
  })

  test('give every adult a room of their own where a rule says so, and a child stays with one', () => {
    const shapes = shapesOf(of('adult', 'adult', 'child'), true)
    const withAdult = shapes.filter((shape) => shape.every(({ needs }) => !needs.childAlone))
    expect(withAdult.map((shape) => shape.map(({ size }) => size))).toEqual([[2, 1]])
  })
})

test('a reason is told for everybody who has no room, in both languages', () => {
  const { words } = explain(null, 'full', (site) => site)
  expect(words[0]?.zh).toContain('住满')
  expect(words[0]?.en).toContain('full')
})

test('what was traded names the better site and what it was given up for', () => {
  const why = {
    site: 'b',
    km: 5,
    people: 2,
    rooms: 1,
    kept: false,
    costs: { distance: 10 },
    best: { site: 'a', km: 1, costs: { distance: 2 } },
  }
  const { words, costs } = explain(why, null, (site) => `site ${site}`)
  expect(words.at(-1)?.en).toContain('site a (1 km) would have been better')
  expect(words.at(-1)?.en).toContain('8 more')
  expect(costs).toHaveLength(1)
})
