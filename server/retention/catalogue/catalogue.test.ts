import { retentionIds } from '@bihuan/core/retention/kinds.ts'
import { beforeAll, describe, expect, test } from 'vitest'
import { aCity, type TestCity } from '../../testing/a-city.ts'
import { catalogued, tablesOf } from './catalogue.ts'

let city: TestCity
beforeAll(async () => {
  city = await aCity()
})

const advice = 'put it into server/retention/catalogue, under the kind whose clock it has, or none'

/** What the schema has and the catalogue has not, and the other way round. */
async function differences(run: TestCity['sql']): Promise<{ unknown: string[]; gone: string[] }> {
  const rows = await run<{ name: string }[]>`
    select c.relname || '.' || a.attname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = 'city_4101'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition`
  const there = rows.map(({ name }) => name)
  const known = catalogued()
  return {
    unknown: there.filter((name) => !known.has(name)).map((name) => `${name}: ${advice}`),
    gone: [...known.keys()].filter((name) => !there.includes(name)),
  }
}

describe('every column of every table has a clock, or is said to be of nobody', () => {
  test('in the migrated schema', async () => {
    expect(await differences(city.sql)).toEqual({ unknown: [], gone: [] })
  })

  test('and a new column is found', async () => {
    await city.sql`alter table boxes add column drivers_phone text`
    expect((await differences(city.sql)).unknown).toContain(`boxes.drivers_phone: ${advice}`)
    await city.sql`alter table boxes drop column drivers_phone`
  })

  test('a column that names a person is in a kind, and so are all sealed ones', async () => {
    const rows = await city.sql<{ name: string }[]>`
      select c.relname || '.' || a.attname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relnamespace = 'city_4101'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
        and (a.attname ~ '(^|_)(person_id|proxy_person_id|phone|name_masked|born_on|words|salt)$' or a.attname ~ '_cipher$')`
    const known = catalogued()
    // The key of a day's passes, sealed under the city's own; it says nothing of anybody.
    const ofNobody = ['pass_keys.private_cipher']
    expect(rows.map(({ name }) => name).filter((name) => known.get(name) === 'none')).toEqual(
      ofNobody,
    )
  })

  test('and every kind holds something', () => {
    expect(retentionIds.filter((kind) => tablesOf(kind).length === 0)).toEqual([])
  })
})
