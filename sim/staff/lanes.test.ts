import { minuteMs } from '@bihuan/core/time/instant.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { swabMs, type Visit } from './arrivals.ts'
import { fillTubes } from './lanes.ts'

const visits = fc
  .array(
    fc.record({
      gap: fc.integer({ min: 0, max: 40 * minuteMs }),
      size: fc.integer({ min: 1, max: 6 }),
    }),
    { maxLength: 40 },
  )
  .map((list) => {
    let at = 0
    let person = 0
    return list.map(({ gap, size }): Visit => {
      at += gap
      return {
        at,
        building: '1',
        people: Array.from({ length: size }, () => {
          person += 1
          return String(person)
        }),
      }
    })
  })

describe('the lanes of a site', () => {
  test('swab everybody once, in one tube at a time, none fuller than its pool', () => {
    fc.assert(
      fc.property(
        visits,
        fc.integer({ min: 1, max: 4 }),
        fc.constantFrom(1, 5, 10, 20),
        (come, lanes, pool) => {
          const tubes = fillTubes(come, lanes, pool as 1 | 5 | 10 | 20)
          const swabbed = tubes.flatMap(({ members }) => members.map(({ person }) => person)).sort()
          expect(swabbed).toEqual(come.flatMap(({ people }) => people).sort())
          for (const { members, openedAt, sealedAt } of tubes) {
            expect(members.length).toBeGreaterThan(0)
            expect(members.length).toBeLessThanOrEqual(pool)
            for (const [n, { at }] of members.entries()) {
              expect(at - openedAt).toBeGreaterThanOrEqual((n + 1) * swabMs - 1)
              expect(at).toBeLessThanOrEqual(sealedAt)
            }
          }
          for (let lane = 0; lane < lanes; lane += 1) {
            const own = tubes.filter((tube) => tube.lane === lane)
            for (const [n, tube] of own.entries()) {
              const before = own[n - 1]
              if (before)
                expect(tube.members[0]?.at).toBeGreaterThanOrEqual(before.members.at(-1)?.at ?? 0)
            }
          }
        },
      ),
      { numRuns: 60 },
    )
  })

  test('give each household a tube of its own where the notice says so', () => {
    fc.assert(
      fc.property(visits, (come) => {
        const tubes = fillTubes(come, 2, 'household')
        const inTube = tubes.map(({ members }) => members.map(({ person }) => person).join()).sort()
        expect(inTube).toEqual(come.map(({ people }) => people.join()).sort())
      }),
      { numRuns: 60 },
    )
  })
})
