import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cityInstant, hourMs } from '../time/instant.ts'
import { aPolicy, ours, sure } from './testing/a-policy.ts'
import { earliestRelease, testsDue, trackAt } from './track-at.ts'
import { stagesOf } from './track-days.ts'
import { dayOnes } from './words.ts'

const dayMs = 24 * hourMs
const reason = 'close_contact'
const counted = {
  clock_day: aPolicy(),
  next_day: aPolicy({ counting: { day_one: sure('next_day') } }),
  elapsed: aPolicy({ counting: { day_one: sure('elapsed') } }),
}
const plain = counted.clock_day
const clockStart = cityInstant('2031-03-10', '21:40')
const midnight = cityInstant('2031-03-10', '00:00')
const anyClock = fc.integer({ min: midnight, max: midnight + 400 * dayMs })
const anyCounting = fc.constantFrom(...dayOnes)

describe('days', () => {
  test.each([
    ['clock_day', midnight + 8 * dayMs],
    ['next_day', midnight + 9 * dayMs],
    ['elapsed', clockStart + 8 * dayMs],
  ] as const)('counted by %s end when they should', (dayOne, end) => {
    expect(stagesOf(counted[dayOne], reason, clockStart)?.releaseAt).toBe(end)
  })

  test('before day 1 are day 0', () => {
    const first = trackAt(counted.next_day, { reason, clockStart }, clockStart)
    expect(first.ok && first.state === 'stage' && first.day).toBe(0)
  })

  test('of two stages leave no gap and do not overlap, whatever the clock', () => {
    fc.assert(
      fc.property(anyClock, anyCounting, (clock, dayOne) => {
        const [one, two] = stagesOf(counted[dayOne], reason, clock)?.stages ?? []
        expect(one?.from).toBe(clock)
        expect(one?.until).toBe(two?.from)
        expect((two?.until ?? 0) - (two?.from ?? 0)).toBe(3 * dayMs)
        for (const { day, from, until } of [...(one?.tests ?? []), ...(two?.tests ?? [])]) {
          expect(day).toBeGreaterThan(0)
          expect(until - from).toBeLessThanOrEqual(dayMs)
          expect(until).toBeGreaterThan(from)
        }
      }),
    )
  })
})

describe('a person on a track', () => {
  test('is in exactly one stage until the release and in none from that very moment', () => {
    fc.assert(
      fc.property(anyClock, anyCounting, fc.nat(20 * dayMs), (clock, dayOne, later) => {
        const policy = counted[dayOne]
        const end = earliestRelease(policy, { reason, clockStart: clock })?.at ?? 0
        const answer = trackAt(policy, { reason, clockStart: clock }, clock + later)
        if (!answer.ok) throw new Error('no answer')
        expect(answer.state).toBe(clock + later < end ? 'stage' : 'done')
        const last = trackAt(policy, { reason, clockStart: clock }, end - 1)
        expect(last.ok && last.state).toBe('stage')
        expect(trackAt(policy, { reason, clockStart: clock }, end)).toMatchObject({
          state: 'done',
          releasedAt: end,
        })
      }),
    )
  })

  test('never comes to a later release as time goes on', () => {
    fc.assert(
      fc.property(anyClock, fc.nat(8 * dayMs), fc.nat(8 * dayMs), (clock, one, two) => {
        const at = (later: number) => {
          const answer = trackAt(plain, { reason, clockStart: clock }, clock + later)
          return answer.ok && answer.state === 'stage' ? answer.releaseAt : null
        }
        const [early, late] = [at(Math.min(one, two)), at(Math.max(one, two))]
        if (early !== null && late !== null) expect(late).toBe(early)
      }),
    )
  })

  test('whose stage ends by an event has no end that anybody could count', () => {
    const held = { reason: 'infected', clockStart }
    expect(trackAt(plain, held, clockStart + 300 * dayMs)).toMatchObject({
      state: 'stage',
      until: null,
      endsWhen: 'recovery',
      releaseAt: null,
    })
    expect(earliestRelease(plain, held)?.at).toBeNull()
  })

  test('is not known by a reason that the policy does not know', () => {
    for (const unknown of ['depositor', 'constructor', '', '__proto__'])
      expect(trackAt(plain, { reason: unknown, clockStart }, clockStart)).toMatchObject({
        ok: false,
        because: 'no-track',
      })
  })

  test('who only owes tests is free when the days are over', () => {
    const held = { reason: 'traveller_low', clockStart }
    const end = clockStart + 3 * dayMs
    expect(trackAt(plain, held, end - 1)).toMatchObject({ state: 'tests', count: 2 })
    for (const at of [end, end + 1, end + 90 * dayMs])
      expect(trackAt(plain, held, at)).toMatchObject({ state: 'done', releasedAt: end })
    expect(earliestRelease(plain, held)?.at).toBe(end)
  })
})

describe('an answer on unverified values', () => {
  const unsure = aPolicy({ counting: { day_one: ours('clock_day') } })

  test('says so and does not bind', () => {
    const answer = trackAt(unsure, { reason, clockStart }, clockStart)
    if (!answer.ok) throw new Error('no answer')
    expect(answer.binds).toBe(false)
    expect(answer.unverified.map(({ path }) => path)).toEqual(['counting.day_one'])
    expect(testsDue(unsure, { reason, clockStart }, clockStart)?.binds).toBe(false)
    expect(earliestRelease(unsure, { reason, clockStart })?.binds).toBe(false)
  })

  test('binds where all are verified', () => {
    expect(trackAt(counted.clock_day, { reason, clockStart }, clockStart)).toMatchObject({
      binds: true,
      unverified: [],
    })
  })

  test('holds nobody back by an unverified condition of release', () => {
    const policy = aPolicy({
      tracks: { close_contact: { release: { negatives: ours('all'), double_sample: sure(true) } } },
    })
    expect(earliestRelease(policy, { reason, clockStart })?.conditions).toEqual([
      { kind: 'negatives', needs: 'all', binds: false },
      { kind: 'double_sample', needs: 'true', binds: true },
    ])
  })
})

test('tests are due on their days, and the next is named', () => {
  const due = (day: number) =>
    testsDue(counted.clock_day, { reason, clockStart }, midnight + (day - 1) * dayMs + 23 * hourMs)
  const days = (spans: readonly { stage: number; day: number }[] | undefined) =>
    spans?.map(({ stage, day }) => `${stage}.${day}`)
  expect(days(due(3)?.open)).toEqual(['0.3'])
  expect(days(due(4)?.open)).toEqual([])
  expect(days(due(4)?.past)).toEqual(['0.1', '0.2', '0.3'])
  expect(due(4)?.next).toMatchObject({ stage: 0, day: 5 })
  expect(days(due(6)?.open)).toEqual(['1.1'])
  expect(due(8)?.next).toBeNull()
})
