import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { emptyFields, type ItemField, type ItemFields } from './item.ts'
import { mergeEdits, sameValue } from './merge-edits.ts'

const edit = fc.record(
  {
    place: fc.constantFrom(null, '万达', '丹尼斯'),
    room: fc.constantFrom(null, 'A1', 'A2'),
    howMany: fc.constantFrom(null, 2, 3),
    words: fc.constantFrom('', 'x', 'y'),
    people: fc.constantFrom([], [{ name: '张三' }], [{ name: '张三', phone: '1' }]),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<Partial<ItemFields>>
const base: ItemFields = emptyFields('visit')

describe('two edits of one item', () => {
  test('lose nothing: every value that was typed is in the item or in a conflict', () => {
    fc.assert(
      fc.property(edit, edit, (theirs, mine) => {
        const standing = { ...base, ...theirs }
        const { fields, conflicts } = mergeEdits(base, mine, standing)
        for (const [field, value] of Object.entries(mine)) {
          const isUntouched = sameValue(value, base[field as ItemField])
          const refused = conflicts.find((one) => one.field === field)
          if (!isUntouched && !sameValue(fields[field as ItemField], value))
            expect(refused?.mine).toEqual(value)
        }
        for (const { field, theirs: stands } of conflicts) expect(fields[field]).toEqual(stands)
      }),
    )
  })

  test('of different fields stand both, whoever comes first', () => {
    fc.assert(
      fc.property(edit, edit, (one, other) => {
        const apart = Object.fromEntries(Object.entries(other).filter(([field]) => !(field in one)))
        const first = mergeEdits(base, apart, mergeEdits(base, one, base).fields)
        const second = mergeEdits(base, one, mergeEdits(base, apart, base).fields)
        expect(first).toEqual(second)
        expect(first.conflicts).toEqual([])
      }),
    )
  })

  test('that say the same are no conflict; those that differ are one, with all three values', () => {
    const standing = { ...base, howMany: 5 }
    expect(mergeEdits(base, { howMany: 5 }, standing).conflicts).toEqual([])
    expect(mergeEdits(base, { howMany: 6 }, standing)).toEqual({
      fields: standing,
      conflicts: [{ field: 'howMany', before: null, theirs: 5, mine: 6 }],
    })
  })
})
