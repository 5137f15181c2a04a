import { beforeAll, describe, expect, test } from 'vitest'
import { aCity, type TestCity } from '../testing/a-city.ts'
import { recordExport } from './record-export.ts'

let city: TestCity
beforeAll(async () => {
  city = await aCity()
})
const input = { what: 'coverage' as const, round: '2022018', place: '金水区', rows: 17 }

describe('an export', () => {
  test('is not for residents', async () => {
    await expect(city.run(recordExport, city.actor('resident'), input)).rejects.toMatchObject({
      code: 'access.role-may-not',
    })
  })

  test('leaves a row with its number, by whom and how many rows', async () => {
    const actor = city.actor('inspector')
    const told = await city.run(recordExport, actor, input)
    const [row] = await city.sql`
      select name, actor_id, outcome from commands where id::text like ${`${told.export}%`}`
    expect(row).toEqual({ name: 'export.record', actorId: actor.id, outcome: told })
    expect(told).toMatchObject({ what: 'coverage', place: '金水区', rows: 17 })
  })
})
