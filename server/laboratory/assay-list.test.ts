import { anAssay } from '@bihuan/core/lab/an-assay.ts'
import { beforeAll, describe, expect, test } from 'vitest'
import { aCity, type TestCity } from '../testing/a-city.ts'
import { adoptAssay } from './adopt-assay.ts'
import { assayList } from './assay-list.ts'

let city: TestCity
beforeAll(async () => {
  city = await aCity()
})

describe('the assays that a plate can be loaded for', () => {
  test('are for the laboratory and the administrator', async () => {
    await expect(city.ask(assayList, city.actor('courier'), {})).rejects.toMatchObject({
      code: 'access.role-may-not',
    })
  })

  test('are the latest version of each, the first adopted in front', async () => {
    const administrator = city.actor('administrator')
    for (const [minute, assay] of [
      anAssay({ id: 'z-kit', version: 1 }),
      anAssay({ id: 'a-kit', version: 9, kit: 'kit-b' }),
      anAssay({ id: 'z-kit', version: 10 }),
      anAssay({ id: 'z-kit', version: 2 }),
    ].entries())
      await city.run(adoptAssay, administrator, { assay }, city.start + minute)
    const { assays } = await city.ask(assayList, city.actor('lab-technician'), {})
    expect(assays.map(({ assay, version, kit }) => [assay, version, kit])).toEqual([
      ['a-kit', 9, 'kit-b'],
      ['z-kit', 10, 'kit-a'],
    ])
    expect(assays[0]?.targets.map(({ name }) => name)).toEqual(['ORF1ab', 'N', 'RNase P'])
  })
})
