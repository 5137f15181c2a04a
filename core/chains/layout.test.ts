import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { drawnSource, withoutCircles, withoutComputedCircles } from './drawn.ts'
import { layOut, rootsOf, unknownLane } from './layout.ts'

const some = fc.array(
  fc.record({
    time: fc.oneof(fc.integer({ min: 0, max: 20 }), fc.constant(Number.NaN)),
    source: fc.nat({ max: 40 }),
    lane: fc.nat({ max: 3 }),
    unknown: fc.boolean(),
  }),
  { minLength: 1, maxLength: 40 },
)
type Some = { time: number; source: number; lane: number; unknown: boolean }[]
const inputOf = (cases: Some, byLane: boolean) => ({
  time: Float64Array.from(cases, ({ time }) => time),
  source: Int32Array.from(cases, ({ source }, n) =>
    source < cases.length && source !== n ? source : -1,
  ),
  lane: byLane ? Int32Array.from(cases, ({ lane }) => lane) : null,
  unknown: Uint8Array.from(cases, ({ unknown }) => (unknown ? 1 : 0)),
})

/** A city of so many cases, most of which have a source; the same for the same number. */
function aCityOf(count: number) {
  let state = 7
  const next = () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
  const time = new Float64Array(count)
  const source = new Int32Array(count).fill(-1)
  for (let n = 0; n < count; n += 1) {
    if (n > 50 && next() < 0.8) source[n] = Math.floor(next() * n)
    const before = source[n] ?? -1
    time[n] = before < 0 ? next() * 60 : (time[before] ?? 0) + next() * 8 - 1
  }
  const lane = Int32Array.from(time, (_, n) => n % 14)
  return { time, source, lane, unknown: Uint8Array.from(source, (one) => (one < 0 ? 1 : 0)) }
}

describe('the picture of the chains', () => {
  test('has no two cases on one place, draws every case, and is the same for the same cases', () => {
    fc.assert(
      fc.property(some, fc.boolean(), (cases, byLane) => {
        const input = inputOf(cases, byLane)
        const { x, y } = layOut(input)
        expect(new Set(Array.from(x, (one, n) => `${one} ${y[n]}`)).size).toBe(cases.length)
        expect([...x, ...y].every(Number.isFinite)).toBe(true)
        expect(layOut(input)).toEqual({ ...layOut(input), x, y })
      }),
    )
  })

  test('lays each case at its time, and whoever has none before all', () => {
    const { x } = layOut({
      time: Float64Array.of(12, Number.NaN, 10),
      source: Int32Array.of(-1, -1, -1),
      lane: null,
      unknown: new Uint8Array(3),
    })
    expect([...x]).toEqual([2, -3, 0])
  })

  test('goes on in the row of a source, and begins a row below for each further case', () => {
    const { y } = layOut({
      time: Float64Array.of(0, 3, 5, 4, 7),
      source: Int32Array.of(-1, 0, 1, 0, 3),
      lane: null,
      unknown: new Uint8Array(5),
    })
    expect([...y]).toEqual([0, 0, 0, 1, 1])
  })

  test('gathers cases without source and link in a lane that says how many', () => {
    const { y, lanes } = layOut({
      time: Float64Array.of(0, 3, 1, 2),
      source: Int32Array.of(-1, 0, -1, -1),
      lane: null,
      unknown: Uint8Array.of(1, 0, 1, 0),
    })
    expect(lanes).toEqual([{ lane: unknownLane, from: 5, until: 6, cases: 1 }])
    expect(y[2]).toBe(5)
    expect(y[3]).toBeLessThan(5)
  })

  test('keeps every lane to its own rows', () => {
    fc.assert(
      fc.property(some, (cases) => {
        const { y, lanes } = layOut(inputOf(cases, true))
        for (const { lane, from, until } of lanes)
          cases.forEach((one, n) => {
            const row = y[n] ?? -1
            expect(row >= from && row < until).toBe(one.lane === lane)
          })
      }),
    )
  })

  test('takes 50,000 cases in half a second', () => {
    const city = aCityOf(50_000)
    const millis = [{ ...city, lane: null }, city].map((input) => {
      const began = performance.now()
      layOut(input)
      return performance.now() - began
    })
    for (const taken of millis) expect(taken).toBeLessThan(500)
  })
})

describe('the source that is drawn', () => {
  const candidate = (infector: number, posterior: number) =>
    ({ infector, posterior, state: 'candidate' }) as const
  test('is the decided one, else a named one, else one that is likelier than not', () => {
    const named = { infector: 2, posterior: 0.1, state: 'named' } as const
    const decided = { infector: 3, posterior: 0, state: 'decided' } as const
    expect(drawnSource([candidate(1, 0.9), named, decided])?.infector).toBe(3)
    expect(drawnSource([candidate(1, 0.9), named])?.infector).toBe(2)
    expect(drawnSource([candidate(1, 0.9)])).toMatchObject({ infector: 1, state: 'likely' })
    expect(drawnSource([candidate(1, 0.49)])).toBe(null)
  })

  test('is not computed in a circle: the likelier of two stays, and what people said stays', () => {
    const likely = (infector: number, posterior: number) =>
      ({ infector, posterior, state: 'likely' }) as const
    const named = { infector: 0, posterior: 0.1, state: 'named' } as const
    expect(withoutComputedCircles([likely(1, 0.6), likely(0, 0.7)])).toEqual([null, likely(0, 0.7)])
    expect(withoutComputedCircles([likely(1, 0.9), named, null])).toEqual([null, named, null])
  })

  test('opens a circle at the case that fell ill first', () => {
    const opened = withoutCircles(Int32Array.of(2, 0, 1, 0), Float64Array.of(5, 3, 4, 9))
    expect([...opened]).toEqual([2, -1, 1, 0])
    expect([...rootsOf(opened)]).toEqual([1, 1, 1, 1])
  })
})
