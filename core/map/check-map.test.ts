import { describe, expect, test } from 'vitest'
import { aCollection, aFeature, squareRing } from './a-grid-map.ts'
import { checkMap } from './check-map.ts'

const square = squareRing(113.5, 34.7, 0.1)
const faultsOf = (map: unknown) => {
  const checked = checkMap(map)
  return checked.ok ? [] : checked.faults.map(({ feature, because }) => [feature, because] as const)
}

describe('a map that is loaded', () => {
  test('gives the shapes of districts and streets, holes and parts among their rings', () => {
    const parts = {
      type: 'Feature',
      properties: { code: 410105001, name: '不看' },
      geometry: { type: 'MultiPolygon', coordinates: [[square], [squareRing(114, 34, 1)]] },
    }
    const checked = checkMap(
      aCollection(aFeature('410105', square, squareRing(113.52, 34.72, 0.01)), parts),
    )
    expect(checked).toMatchObject({ ok: true, positions: 20 })
    expect(checked.ok && checked.shapes.map(({ code, rings }) => [code, rings.length])).toEqual([
      ['410105', 2],
      ['410105001', 2],
    ])
  })

  test.each([
    ['not-a-collection', null],
    ['not-a-collection', aFeature('410105', square)],
    ['no-features', aCollection()],
    ['too-many-features', aCollection(...Array.from({ length: 1_001 }, () => null))],
    ['too-large', { ...aCollection(aFeature('410105', square)), note: 'x'.repeat(2_000_000) }],
    [
      'too-many-positions',
      aCollection(
        aFeature('410105', [
          ...Array.from({ length: 200_000 }, (_, n) => [n % 9, n < 99 ? 0 : 1]),
          [0, 0],
        ]),
      ),
    ],
  ])('is refused as a whole: %s', (because, map) => {
    expect(faultsOf(map)).toEqual([[null, because]])
  })

  test.each([
    ['not-a-feature', { type: 'Polygon', coordinates: [square] }],
    ['no-code', aFeature(undefined, square)],
    ['no-code', aFeature('4101', square)],
    ['no-code', aFeature('41010500100', square)],
    ['code-twice', aFeature('410102', square)],
    ['not-a-polygon', { ...aFeature('410105'), geometry: { type: 'Point', coordinates: [1, 2] } }],
    ['not-a-polygon', { ...aFeature('410105'), geometry: null }],
    ['not-a-position', aFeature('410105', [['113', '34'], ...square])],
    ['out-of-range', aFeature('410105', [[471_000, 3_843_000], ...square])],
    ['ring-open', aFeature('410105', square.slice(0, -1))],
    ['ring-short', aFeature('410105', square.slice(0, 3))],
    ['ring-short', aFeature('410105')],
    [
      'ring-flat',
      aFeature('410105', [
        [1, 1],
        [2, 2],
        [3, 3],
        [1, 1],
      ]),
    ],
  ])('names the feature that is wrong: %s', (because, feature) => {
    const good = aFeature('410102', square)
    expect(faultsOf(aCollection(good, feature, aFeature('410103', square)))).toEqual([[1, because]])
  })

  test('names every feature that is wrong, not only the first', () => {
    expect(faultsOf(aCollection(null, aFeature('410105', square), aFeature('x', square)))).toEqual([
      [0, 'not-a-feature'],
      [2, 'no-code'],
    ])
  })
})
