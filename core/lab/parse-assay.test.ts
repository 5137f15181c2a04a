import { describe, expect, test } from 'vitest'
import { anAssay } from './an-assay.ts'
import { parseAssay } from './parse-assay.ts'

const paths = (value: unknown): string[] => {
  const parsed = parseAssay(value)
  return parsed.ok ? [] : parsed.faults.map(({ path, because }) => `${path} ${because}`)
}

describe('an assay', () => {
  test('is taken as it is written', () => {
    expect(parseAssay(structuredClone(anAssay()))).toEqual({ ok: true, assay: anAssay() })
  })

  test('lacks nothing: every field is asked for', () => {
    for (const name of Object.keys(anAssay())) {
      const without = Object.fromEntries(Object.entries(anAssay()).filter(([key]) => key !== name))
      expect(paths(without).length, name).toBeGreaterThan(0)
      expect(
        paths(without).every((path) => path.startsWith(name)),
        name,
      ).toBe(true)
    }
  })

  test.each([
    [{ version: 0 }, 'version not-a-number'],
    [{ id: 7 }, 'id not-a-text'],
    [{ cutoff: 38 }, 'cutoff unknown-field'],
    [{ grade: 'sure' }, 'grade not-one-of'],
    [{ targets: [] }, 'targets not-a-list'],
    [
      { targets: [{ name: 'N', dye: 'VIC', cutoffCt: 40, lodCtMax: 38 }] },
      'targets.0.lodCtMax order',
    ],
    [
      { targets: [{ name: 'N', dye: 'VIC', cutoffCt: '38', lodCtMax: 40 }] },
      'targets.0.cutoffCt not-a-number',
    ],
    [{ targets: [{ name: 'RNase P', dye: 'VIC', cutoffCt: 38, lodCtMax: 40 }] }, 'targets twice'],
    [{ positiveControl: { ctMin: 33, ctMax: 20 } }, 'positiveControl.ctMax order'],
  ])('with %j is refused: %s', (change, fault) => {
    expect(paths({ ...anAssay(), ...change })).toEqual([fault])
  })

  test.each([[null], [undefined], ['text'], [[]]])('is not %j', (value) =>
    expect(paths(value)).toEqual([' missing']),
  )
})
