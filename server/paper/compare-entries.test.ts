import { minuteMs } from '@bihuan/core/time/instant.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { differencesOf, type Entry, wholeMinute } from './compare-entries.ts'

const entry = fc
  .record({
    sealedAt: fc.integer({ min: 0, max: 100 }).map((n) => n * 20_000),
    swabs: fc.integer({ min: 1, max: 3 }),
    people: fc.uniqueArray(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 3 }),
  })
  .map(
    ({ people, ...said }): Entry => ({
      ...said,
      members: people.map((n, at) => ({ line: at + 1, person: `41010000000000${n}` })),
    }),
  )

describe('two keyings of a sheet', () => {
  test('differ nowhere exactly when they say the same, seconds aside', () => {
    const said = ({ sealedAt, swabs, members }: Entry) =>
      JSON.stringify([wholeMinute(sealedAt), swabs, members])
    fc.assert(
      fc.property(entry, entry, (a, b) => {
        expect(differencesOf(a, b).length === 0).toBe(said(a) === said(b))
      }),
    )
  })

  test('tell the same differences whoever came second, with the sides exchanged', () => {
    fc.assert(
      fc.property(entry, entry, (a, b) => {
        const turned = differencesOf(b, a).map(({ mine, other, ...at }) => ({
          ...at,
          mine: other,
          other: mine,
        }))
        expect(differencesOf(a, b)).toEqual(turned)
      }),
    )
  })

  test('that agree in every line but one name that line, and a line that only one has', () => {
    const a = { sealedAt: 3 * minuteMs, swabs: 2, members: [{ line: 1, person: 'x' }] }
    const b = { ...a, swabs: 3, members: [...a.members, { line: 4, person: 'y' }] }
    expect(differencesOf(a, { ...b, sealedAt: 4 * minuteMs })).toEqual([
      { line: 4, what: 'person', mine: null, other: 'y' },
      { line: null, what: 'count', mine: '2', other: '3' },
      {
        line: null,
        what: 'sealed-at',
        mine: '1970-01-01T00:03:00.000Z',
        other: '1970-01-01T00:04:00.000Z',
      },
    ])
  })
})
