import { aCollection, aFeature, squareRing } from '@bihuan/core/map/a-grid-map.ts'
import { describe, expect, test } from 'vitest'
import { readFile } from './read-file.ts'

const fileOf = (text: string) => new File([text], 'map.geojson')
const square = squareRing(113.5, 34.7, 0.1)

describe('a map that was chosen', () => {
  test('is drawn before it is loaded', async () => {
    const chosen = await readFile(
      fileOf(JSON.stringify(aCollection(aFeature('410105', square)), null, 2)),
    )
    expect(chosen).toMatchObject({ kind: 'drawn', name: 'map.geojson', positions: 5 })
    expect(chosen.kind === 'drawn' && chosen.drawing.areas.map(({ code }) => code)).toEqual([
      '410105',
    ])
  })

  test('says what is wrong, also with what is no JSON at all', async () => {
    const open = aCollection(aFeature('410105', square), aFeature('410102', square.slice(1)))
    expect(await readFile(fileOf(JSON.stringify(open)))).toMatchObject({
      kind: 'faulty',
      faults: [{ feature: 1, because: 'ring-open' }],
    })
    expect(await readFile(fileOf('PK\u0003'))).toMatchObject({
      kind: 'faulty',
      faults: [{ feature: null, because: 'not-a-collection' }],
    })
  })
})
