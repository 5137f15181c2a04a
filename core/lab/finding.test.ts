import { describe, expect, expectTypeOf, test } from 'vitest'
import type { CallWord, PoolCall, SingleCall, TubeCall } from './call.ts'
import { continueFinding, type Finding, startFinding } from './finding.ts'

function single(call: CallWord, kit: string, tube = 'T1'): SingleCall {
  return {
    of: 'single',
    tube,
    well: 'A1',
    call,
    because: { kind: 'detected', targets: ['N'] },
    assay: { id: kit, version: 1, kit },
  }
}

function preliminary(): Finding {
  const step = startFinding(single('reactive', 'kit-a'))
  if (!step.ok) throw new Error(step.because)
  return step.finding
}

function after(finding: Finding, call: SingleCall): Finding | string {
  const step = continueFinding(finding, call)
  return step.ok ? step.finding : step.because
}

describe('a pool', () => {
  const pool: PoolCall = { ...single('reactive', 'kit-a'), of: 'pool' }

  test('has no way to a person’s finding: its type is not taken', () => {
    expectTypeOf<PoolCall>().not.toExtend<SingleCall>()
    expectTypeOf<TubeCall>().not.toExtend<SingleCall>()
    expectTypeOf(startFinding).parameter(0).toEqualTypeOf<SingleCall>()
    expectTypeOf(continueFinding).parameter(1).toEqualTypeOf<SingleCall>()
    expectTypeOf<CallWord>().toEqualTypeOf<'negative' | 'reactive' | 'invalid' | 'repeat'>()
    // @ts-expect-error a pool's call is not a single's
    expect(() => startFinding(pool)).toThrow(TypeError)
    // @ts-expect-error a pool's call is not a single's
    expect(() => continueFinding(preliminary(), pool)).toThrow(TypeError)
  })
})

describe('a person’s finding', () => {
  test('starts preliminary, from a reactive single tube only', () => {
    expect(preliminary()).toMatchObject({ state: 'preliminary-positive', first: { tube: 'T1' } })
    for (const word of ['negative', 'invalid', 'repeat'] as const) {
      expect(startFinding(single(word, 'kit-a'))).toEqual({ ok: false, because: 'not-reactive' })
    }
  })

  test('is confirmed by a second kit, never by the same again', () => {
    expect(after(preliminary(), single('reactive', 'kit-b'))).toMatchObject({ state: 'confirmed' })
    expect(after(preliminary(), single('reactive', 'kit-a', 'T2'))).toBe('same-kit')
    expect(after(preliminary(), single('negative', 'kit-a', 'T2'))).toBe('same-kit')
    expect(after(preliminary(), single('repeat', 'kit-b'))).toBe('no-answer')
  })

  test('is discordant when the second kit does not react, until a fresh tube decides', () => {
    const discordant = after(preliminary(), single('negative', 'kit-b'))
    if (typeof discordant === 'string') throw new Error(discordant)
    expect(discordant.state).toBe('discordant')
    expect(after(discordant, single('negative', 'kit-b', 'T1'))).toBe('needs-fresh-sample')
    expect(after(discordant, single('negative', 'kit-a', 'T2'))).toMatchObject({
      state: 'not-confirmed',
      fresh: { tube: 'T2' },
    })
    expect(after(discordant, single('reactive', 'kit-b', 'T2'))).toMatchObject({
      state: 'confirmed',
    })
    expect(after(discordant, single('reactive', 'kit-a', 'T2'))).toBe('same-kit')
  })

  test('stays as decided', () => {
    const confirmed = after(preliminary(), single('reactive', 'kit-b'))
    if (typeof confirmed === 'string') throw new Error(confirmed)
    expect(after(confirmed, single('negative', 'kit-a', 'T3'))).toBe('already-decided')
  })
})
