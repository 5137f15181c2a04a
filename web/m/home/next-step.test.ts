import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aHome, aPlace, aResult, aRoundOfMine, at, minute, start } from './a-home.ts'
import { nextStepOf, soonest } from './next-step.ts'

const now = start + 120 * minute
const kind = (home: Parameters<typeof nextStepOf>[0], moment = now) => nextStepOf(home, moment).kind

describe('what a resident does now', () => {
  test('is to go where one is through soonest, until the round closes', () => {
    const near = aPlace({ site: '2', name: '西门', waitMinutes: 3 })
    const round = aRoundOfMine({ places: [aPlace(), near, aPlace({ waitMinutes: null })] })
    expect(nextStepOf(aHome({ round }), now)).toEqual({
      kind: 'go',
      closesAt: start + 840 * minute,
      place: near,
    })
  })

  test('is to wait at home where a team comes to the door, or to keep to the slot', () => {
    expect(kind(aHome({ round: aRoundOfMine({ mode: 'door' }) }))).toBe('at-home')
    const slot = { opens: at(140), closes: at(155) }
    expect(kind(aHome({ round: aRoundOfMine({ mode: 'slot', slot }) }))).toBe('slot')
    const passed = { opens: at(20), closes: at(35) }
    expect(kind(aHome({ round: aRoundOfMine({ mode: 'slot', slot: passed }) }))).toBe('go')
  })

  test('is to wait for the result once sampled, and nothing when it is there', () => {
    const round = aRoundOfMine({ sampled: { at: at(60), site: '东门采样点' } })
    expect(kind(aHome({ round, newest: aResult() }))).toBe('await-result')
    expect(kind(aHome({ round, newest: aResult({ answer: 'negative' }) }))).toBe('done')
    const before = aResult({ round: '2025009', answer: 'negative' })
    expect(kind(aHome({ round, newest: before }))).toBe('await-result')
  })

  test('is nothing for who is free, not due, too early, too late or without a round', () => {
    expect(kind(aHome())).toBe('no-round')
    expect(kind(aHome({ round: aRoundOfMine({ exempt: 'vaccinated-48h' }) }))).toBe('exempt')
    expect(kind(aHome({ round: aRoundOfMine({ due: false }) }))).toBe('not-due')
    expect(kind(aHome({ round: aRoundOfMine() }), start - minute)).toBe('not-yet')
    expect(kind(aHome({ round: aRoundOfMine() }), start + 900 * minute)).toBe('missed')
  })

  test('is to be sampled alone when a pool showed something, and then to wait', () => {
    const openRecalls = [{ round: '2026001', since: at(90), dueAt: at(330) }]
    const newest = aResult({ answer: 'awaiting-individual-test' })
    const held = aHome({ held: true, openRecalls, newest })
    expect(nextStepOf(held, now)).toEqual({
      kind: 'once-more-alone',
      dueAt: start + 330 * minute,
    })
    const alone = aResult({ poolSize: 1, sampledAt: at(110) })
    expect(kind({ ...held, newest: alone })).toBe('await-alone')
    const single = aResult({ poolSize: 1, sampledAt: at(60) })
    expect(kind({ ...held, newest: single })).toBe('once-more-alone')
  })

  test('is to be sampled again, without a fright, when the first sample gave no result', () => {
    const openRecalls = [{ round: '2026001', since: at(90), dueAt: null }]
    const newest = aResult({ answer: 'to-be-sampled-again' })
    expect(nextStepOf(aHome({ openRecalls, newest }), now)).toEqual({
      kind: 'once-more',
      dueAt: null,
    })
    const since = aResult({ sampledAt: at(110), answer: 'negative' })
    const round = aRoundOfMine({ sampled: { at: at(110), site: '东门' } })
    expect(kind(aHome({ openRecalls, newest: since, round }))).toBe('done')
  })

  test('is never to queue with others for one who is positive or held', () => {
    const answers = ['positive', 'preliminary-positive', 'awaiting-individual-test'] as const
    fc.assert(
      fc.property(
        fc.constantFrom(...answers),
        fc.boolean(),
        fc.constantFrom('door', 'slot', 'site', null),
        fc.integer({ min: -100, max: 2_000 }),
        (answer, due, mode, after) => {
          const round = aRoundOfMine({ due, mode, places: [aPlace()] })
          const step = kind(aHome({ newest: aResult({ answer }), round }), start + after * minute)
          expect(['stay-home', 'once-more-alone', 'await-alone']).toContain(step)
        },
      ),
    )
  })
})

test('places that have said nothing come after those that have, in their own order', () => {
  const [a, b, c] = ['a', 'b', 'c'].map((site, i) =>
    aPlace({ site, waitMinutes: i === 2 ? 20 : null }),
  )
  if (!a || !b || !c) throw new Error('three places')
  expect(soonest([a, b, c]).map(({ site }) => site)).toEqual(['c', 'a', 'b'])
})
