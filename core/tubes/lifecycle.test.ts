import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  actOnTube,
  lifecycle,
  type TubeAct,
  type TubeStage,
  tubeActs,
  tubeStages,
} from './lifecycle.ts'

const walk = (acts: TubeAct[], from: TubeStage = 'open') =>
  acts.reduce<TubeStage>((stage, act) => {
    const next = actOnTube(stage, act)
    return typeof next === 'string' ? next : stage
  }, from)

describe('the life of a tube', () => {
  test('runs from the station to the result', () => {
    expect(walk(['seal', 'box', 'hand-over', 'receive', 'load', 'result'])).toBe('resulted')
  })

  test('goes on for a tube that was lost and found', () => {
    expect(walk(['seal', 'box', 'hand-over', 'lose', 'find', 'box', 'hand-over', 'receive'])).toBe(
      'received',
    )
    expect(walk(['seal', 'box', 'hand-over', 'lose', 'receive'])).toBe('received')
  })

  test('gives a tube with an invalid result another run', () => {
    expect(walk(['seal', 'receive', 'load', 'result', 'load', 'result'])).toBe('resulted')
    expect(actOnTube('resulted', 'load')).toBe('plated')
  })

  test('never frees the members of a tube that is on a plate or has a result', () => {
    for (const act of ['void', 'move', 'lose'] as const) {
      expect(actOnTube('plated', act)).toEqual({ refused: 'on-a-plate' })
      expect(actOnTube('resulted', act)).toEqual({ refused: 'has-result' })
    }
  })

  test('is over for a void tube and for a moved code', () => {
    for (const act of tubeActs) {
      expect(actOnTube('void', act)).toEqual({ refused: 'is-void' })
      expect(actOnTube('moved', act)).toEqual({ refused: 'has-other-code' })
    }
  })

  test('meets every act at every stage', () => {
    for (const stage of tubeStages)
      expect(Object.keys(lifecycle[stage]).sort()).toEqual([...tubeActs].sort())
  })

  test('gives no result to a tube that no laboratory has received and loaded', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...tubeActs), { maxLength: 20 }), (acts) => {
        if (walk(acts) !== 'resulted') return
        const at = (act: TubeAct) => acts.indexOf(act)
        expect(at('seal')).toBeGreaterThanOrEqual(0)
        expect(acts.lastIndexOf('receive')).toBeGreaterThan(at('seal'))
        expect(acts.lastIndexOf('load')).toBeGreaterThan(at('receive'))
        expect(acts.lastIndexOf('result')).toBeGreaterThan(at('load'))
      }),
      { numRuns: 20_000 },
    )
  })
})
