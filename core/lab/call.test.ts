import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anAssay, curves } from './an-assay.ts'
import { callWell } from './call.ts'

const call = (cts: readonly (number | null)[], assay = anAssay()) =>
  callWell(curves('A1', 'T0', cts), assay)
const ct = fc.option(fc.double({ min: 1, max: 45, noNaN: true }), { nil: null })

describe('a tube', () => {
  test.each([
    [[null, null, 27], 'negative', 'nothing-detected'],
    [[40.1, 44, 38], 'negative', 'nothing-detected'],
    [[30, 31, 27], 'reactive', 'detected'],
    [[38, 38, null], 'reactive', 'detected'],
    [[30, null, 27], 'repeat', 'one-target-only'],
    [[null, 30, null], 'repeat', 'one-target-only'],
    [[38.01, null, 27], 'repeat', 'grey-zone'],
    [[30, 40, 27], 'repeat', 'grey-zone'],
    [[null, null, null], 'invalid', 'no-internal-control'],
    [[null, null, 38.01], 'invalid', 'no-internal-control'],
  ])('with ORF1ab, N and internal control at %j is %s: %s', (cts, word, because) => {
    expect(call(cts)).toMatchObject({ call: word, because: { kind: because } })
  })

  test('is reactive by any target where the kit says so', () => {
    expect(call([30, null, 27], anAssay({ reactiveWhen: 'any-target' })).call).toBe('reactive')
    expect(call([39, null, 27], anAssay({ reactiveWhen: 'any-target' })).call).toBe('repeat')
  })

  test('is never negative when a curve is missing, set aside, or has no word about its Ct', () => {
    const whole = curves('A1', 'T0', [null, null, 27])
    for (const place of [0, 1, 2]) {
      expect(callWell(whole.toSpliced(place, 1), anAssay()).call).toBe('invalid')
      for (const flag of ['omitted', 'ct-blank']) {
        const aside = whole.map((one, index) => (index === place ? { ...one, flags: [flag] } : one))
        expect(callWell(aside, anAssay()).call).toBe('invalid')
      }
    }
  })

  test('is negative only with the internal control in range and no target up to the limit of detection', () => {
    fc.assert(
      fc.property(ct, ct, ct, (orf, n, control) => {
        const negative = call([orf, n, control]).call === 'negative'
        const silent = (value: number | null): boolean => value === null || value > 40
        expect(negative).toBe(silent(orf) && silent(n) && control !== null && control <= 38)
      }),
    )
  })

  test('never turns from reactive to negative by a stronger signal', () => {
    fc.assert(
      fc.property(
        ct,
        ct,
        ct,
        fc.double({ min: 0, max: 20, noNaN: true }),
        (orf, n, control, stronger) => {
          const nearer = (value: number | null): number | null =>
            value === null ? null : Math.max(1, value - stronger)
          if (call([orf, n, control]).call === 'reactive')
            expect(call([nearer(orf), nearer(n), control]).call).toBe('reactive')
        },
      ),
    )
  })
})
