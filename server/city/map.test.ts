import { mapFaultWords } from '@bihuan/contract/map.ts'
import { aCollection, aFeature, squareRing } from '@bihuan/core/map/a-grid-map.ts'
import { beforeAll, describe, expect, test } from 'vitest'
import { areasOf, communities } from '../rounds/an-invented-city.ts'
import { aCity, type TestCity } from '../testing/a-city.ts'
import { cityMap } from './city-map.ts'
import { dropMap } from './drop-map.ts'
import { importAreas } from './import-areas.ts'
import { loadMap } from './load-map.ts'

let city: TestCity
const [one = ''] = communities
const district = one.slice(0, 6)
const street = one.slice(0, 9)
const square = squareRing(113.5, 34.7, 0.1)
const input = (...features: readonly unknown[]) => ({
  map: aCollection(...features),
  datum: 'gcj02' as const,
  source: '市自然资源和规划局',
  approval: '豫S(2022)000号',
})
const load = (...features: readonly unknown[]) =>
  city.run(loadMap, city.actor('administrator'), input(...features))
const shown = async () => (await city.ask(cityMap, city.actor('courier'), {})).map

beforeAll(async () => {
  city = await aCity()
  await city.run(importAreas, city.actor('administrator'), { areas: areasOf(communities) })
})

describe("the city's own map", () => {
  test('is loaded and dropped by the administrator alone, and seen by no resident', async () => {
    const commander = city.actor('city-commander')
    const refused = { code: 'access.role-may-not' }
    await expect(
      city.run(loadMap, commander, input(aFeature(district, square))),
    ).rejects.toMatchObject(refused)
    await expect(city.run(dropMap, commander, {})).rejects.toMatchObject(refused)
    await expect(city.ask(cityMap, city.actor('resident'), {})).rejects.toMatchObject(refused)
  })

  test('is null until one is loaded', async () => {
    expect(await shown()).toBeNull()
    expect(await city.run(dropMap, city.actor('administrator'), {})).toEqual({ dropped: false })
  })

  test('is drawn in whole units, with the names of the areas, source, approval number and datum as stated', async () => {
    const outcome = await load(
      aFeature(district, square),
      aFeature(street, squareRing(113.6, 34.7, 0.1)),
    )
    expect(outcome).toEqual({ areas: 2, positions: 10 })
    const { map, ...said } = input()
    expect(map.features).toEqual([])
    expect(await shown()).toMatchObject({
      ...said,
      width: 10_000,
      height: 6_085,
      features: [
        { code: district, path: expect.stringMatching(/^M0 6085l5000 0l0 -6085l-5000 0z$/) },
        { code: street, path: expect.stringMatching(/^M5000 6085/) },
      ],
    })
    const names = await city.sql<{ name: string }[]>`
      select name from areas where code in (${district}, ${street}) order by code`
    expect((await shown())?.features.map(({ name }) => name)).toEqual(names.map(({ name }) => name))
  })

  test('is in no record of the command', async () => {
    const [row] = await city.sql<{ outcome: object }[]>`
      select outcome from commands where name = 'city.load-map' order by recorded_at desc limit 1`
    expect(Object.keys(row?.outcome ?? {}).toSorted()).toEqual(['areas', 'positions'])
  })

  test('stays as it was when a feature of the new one is wrong, and each fault is named with its feature', async () => {
    const before = await shown()
    const refused = load(
      aFeature(district, squareRing(114, 34, 1)),
      aFeature(street, square.slice(0, -1)),
      aFeature('x', square),
    )
    await expect(refused).rejects.toMatchObject({
      code: 'input.malformed',
      items: [
        { pointer: '/map/features/1', code: 'ring-open', row: 2 },
        { pointer: '/map/features/2', code: 'no-code', row: 3 },
      ],
    })
    expect(await shown()).toEqual(before)
  })

  test('has no area that the city does not have, and none as small as a community', async () => {
    const refused = load(aFeature(district, square), aFeature('999999', square))
    await expect(refused).rejects.toMatchObject({
      code: 'input.malformed',
      items: [
        {
          pointer: '/map/features/1',
          code: 'unknown-code',
          en: `${mapFaultWords['unknown-code'].en} (999999)`,
        },
      ],
    })
  })

  test('is replaced by the next, of which there is one', async () => {
    await load(aFeature(street, square))
    expect((await shown())?.features.map(({ code }) => code)).toEqual([street])
    expect(await city.sql`select 1 from city_maps`).toHaveLength(1)
  })

  test('is gone after it was dropped', async () => {
    expect(await city.run(dropMap, city.actor('administrator'), {})).toEqual({ dropped: true })
    expect(await shown()).toBeNull()
  })
})
