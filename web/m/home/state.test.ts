import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PersonAnswer } from '../../api/wire.ts'
import { aHome, aResult } from './a-home.ts'
import { type State, stateOf, stateTones } from './state.ts'

const answers = (Object.keys(stateTones) as State[]).filter(
  (state): state is PersonAnswer => state !== 'none' && state !== 'awaiting-alone',
)
const foundInOwnSample = ['positive', 'preliminary-positive']

describe('the state of a person', () => {
  test('is red only for what was found in their own sample, never for a pool', () => {
    fc.assert(
      fc.property(fc.constantFrom(...answers), fc.boolean(), (answer, held) => {
        const tone = stateTones[stateOf(aHome({ held, newest: aResult({ answer }) }))]
        expect(tone === 'late').toBe(foundInOwnSample.includes(answer))
      }),
    )
  })

  test('is never green while they are held', () => {
    for (const answer of answers)
      expect(stateTones[stateOf(aHome({ held: true, newest: aResult({ answer }) }))]).not.toBe('ok')
    expect(stateOf(aHome({ held: true }))).toBe('awaiting-individual-test')
  })

  test('tells who waits for their own result from who is still to be sampled alone', () => {
    const pool = aResult({ answer: 'awaiting-individual-test' })
    expect(stateOf(aHome({ held: true, newest: pool }))).toBe('awaiting-individual-test')
    const alone = aResult({ poolSize: 1 })
    expect(stateOf(aHome({ held: true, newest: alone }))).toBe('awaiting-alone')
  })

  test('of somebody who was never sampled is unknown', () => {
    expect(stateOf(aHome())).toBe('none')
  })
})
