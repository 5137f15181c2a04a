import { describe, expect, test } from 'vitest'
import { alarmsOf, chartOf } from './control-alarm.ts'
import { ctScores, type PlatePositives, positivityScores } from './control-score.ts'

// A small seeded generator: core has no randomness, and a test must say the same twice (mulberry32).
function uniforms(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
const normalOf = (uniform: () => number) => () =>
  Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform())

/** Tubes of 94 that react, each with this chance. */
const plateOf = (uniform: () => number, share: number): PlatePositives => ({
  tubes: 94,
  reactive: Array.from({ length: 94 }, uniform).filter((x) => x < share).length,
})

/** How many alarms a series raises when each is answered at once. */
function alarmsRaised(scores: readonly (number | null)[]): number {
  const answered = new Set<number>()
  for (;;) {
    const last = Math.max(-1, ...answered)
    const next = alarmsOf(chartOf(scores, answered)).find(({ at }) => at > last)
    if (!next) return answered.size
    answered.add(next.at)
  }
}

const platesADay = 40
const lotPlates = 70 // 96 wells each from a kit lot on one cycler
const weeks = 400

describe('the alarms of a laboratory', () => {
  test('are false at most once a week at 40 plates a day of four series', () => {
    const uniform = uniforms(20_220_114)
    const normal = normalOf(uniform)
    const lots = Math.round((weeks * 7 * platesADay) / lotPlates)
    let alarms = 0
    for (let lot = 0; lot < lots; lot += 1) {
      const cts = () => Array.from({ length: lotPlates }, () => 26 + 0.3 * normal())
      const share = 0.002 + 0.03 * uniform()
      const plates = Array.from({ length: lotPlates }, () => plateOf(uniform, share))
      for (const scores of [ctScores(cts()), ctScores(cts()), ctScores(cts())])
        alarms += alarmsRaised(scores)
      alarms += alarmsRaised(positivityScores(plates))
    }
    console.info(`false alarms a week: ${(alarms / weeks).toFixed(2)}`)
    expect(alarms / weeks).toBeLessThanOrEqual(1)
    // A chart that never speaks would hold this too.
    expect(alarms).toBeGreaterThan(0)
  }, 60_000)

  test('come within five plates when the kit finds a tenth of at least three positives a plate', () => {
    const uniform = uniforms(39_000)
    const runs = 2_000
    let inTime = 0
    let plates = 0
    for (let run = 0; run < runs; run += 1) {
      const usual = Array.from({ length: 30 }, () => plateOf(uniform, 3.2 / 94))
      const blind = Array.from({ length: 15 }, () => plateOf(uniform, 0.32 / 94))
      const first = alarmsOf(chartOf(positivityScores([...usual, ...blind]))).find(
        ({ at, side }) => at >= 30 && side === 'low',
      )
      const after = first ? first.at - 29 : 15
      plates += after
      if (after <= 5) inTime += 1
    }
    console.info(`alarm within 5 plates: ${inTime / runs}, mean ${plates / runs} plates`)
    expect(inTime / runs).toBeGreaterThanOrEqual(0.94)
  }, 60_000)
})
