import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { divideIntoWaves, isLadder, type LadderSite, type LadderStep, shareOf } from './ladder.ts'
import { siteStates } from './lifecycle.ts'

const henan: LadderStep[] = [
  { hours: 24, share: '1/3' },
  { hours: 48, share: '1/2' },
  { hours: 72, share: '1/1' },
]
const sites: fc.Arbitrary<LadderSite[]> = fc
  .array(
    fc.record({
      state: fc.constantFrom(...siteStates),
      rooms: fc.integer({ min: 0, max: 1_200 }),
    }),
    { maxLength: 40 },
  )
  .map((list) => list.map((one, n) => ({ ...one, id: `s${n}`, number: n + 1 })))

describe('the ladder of activation', () => {
  test('a third, a half and all of 300 rooms are 100, 150 and 300', () => {
    const ten = Array.from({ length: 10 }, (_, n) => ({
      id: `s${n}`,
      number: n,
      state: 'inspected' as const,
      rooms: 50,
    }))
    const { waves, missing } = divideIntoWaves(ten, 300, henan)
    expect(waves.map(({ needed }) => needed)).toEqual([100, 150, 300])
    expect(waves.map(({ sites }) => sites.length)).toEqual([2, 1, 3])
    expect(missing).toBe(0)
    expect(shareOf('1/3', 100)).toBe(34)
  })

  test('every wave has its rooms where there are enough, each site is in one wave, and none that closes', () => {
    fc.assert(
      fc.property(sites, fc.integer({ min: 1, max: 20_000 }), (all, rooms) => {
        const { waves, missing } = divideIntoWaves(all, rooms, henan)
        const used = waves.flatMap((wave) => wave.sites)
        expect(new Set(used.map(({ id }) => id)).size).toBe(used.length)
        expect(used.some(({ state }) => state === 'closing' || state === 'closed')).toBe(false)
        let have = 0
        for (const wave of waves) {
          have += wave.sites.reduce((sum, site) => sum + site.rooms, 0)
          if (missing === 0) expect(have).toBeGreaterThanOrEqual(wave.needed)
        }
        expect(have + missing).toBeGreaterThanOrEqual(rooms)
        // Not one site more than it takes: without the last one a wave would be short.
        const last = used.at(-1)
        if (last && missing === 0) expect(have - last.rooms).toBeLessThan(rooms)
      }),
    )
  })

  test('what is ready comes before what is only found', () => {
    const { waves } = divideIntoWaves(
      [
        { id: 'far', number: 1, state: 'found', rooms: 500 },
        { id: 'near', number: 2, state: 'ready', rooms: 40 },
      ],
      90,
      henan,
    )
    expect(waves[0]?.sites.map(({ id }) => id)).toEqual(['near'])
  })

  test('steps that fall, repeat or never come to the whole are no ladder', () => {
    expect(isLadder(henan)).toBe(true)
    expect(isLadder(henan.slice(0, 2))).toBe(false)
    expect(isLadder([])).toBe(false)
    expect(
      isLadder([{ hours: 24, share: '2/3' }, { hours: 48, share: '1/2' }, ...henan.slice(2)]),
    ).toBe(false)
    expect(isLadder([{ hours: 72, share: '1/2' }, ...henan.slice(2)])).toBe(false)
  })
})
