import { expect, onTestFinished, test } from 'vitest'
import { tellFault } from '../http/fault.ts'
import { aCity } from '../testing/a-city.ts'
import { noAnchors } from '../trust/anchors.ts'
import { onOneConnection } from './one-connection.ts'
import { cityByWork, endPools, openPools } from './pools.ts'

const log = { error: () => {} }
const codeOf = (error: unknown) => tellFault(error, { headers: {}, id: 'trace' }, log).body.code

test('each class of work has connections of its own, and reports can neither write nor last', async () => {
  const city = await aCity()
  const pools = openPools(city.url, '4101')
  onTestFinished(() => endPools(pools, 1))
  const { cityFor } = cityByWork(pools, { code: '4101', keys: city.city.keys, anchors: noAnchors })
  const writers = [cityFor('field', false), cityFor('laboratory', false), cityFor('desk', false)]
  expect(new Set([...writers, cityFor('field', true), cityFor('report', true)]).size).toBe(5)
  // Group commit gathers by this object, so it must stay the same one.
  expect(cityFor('field', false).sql).toBe(writers[0]?.sql)

  const { sql } = cityFor('report', true)
  await expect(
    sql`insert into areas (code, level, name) values ('4102', 'city', 'x')`,
  ).rejects.toMatchObject({ code: '25006' })
  const cut = await onOneConnection(sql, async (one) => {
    await one`set statement_timeout = '50ms'`
    // Wide enough that the first rows are sent before the third is waited for.
    return one`
      select n, repeat('x', 9000) as wide, pg_sleep(case n when 3 then 5 else 0 end) from generate_series(1, 9) n`
  }).catch((error: unknown) => error)
  expect(codeOf(cut)).toBe('server.busy')
  // What was cut off left no trace on its connection: the next answer there would otherwise begin with holes.
  for (let turn = 0; turn < 6; turn += 1)
    expect([...(await sql<{ n: number }[]>`select 7 as n`)]).toEqual([{ n: 7 }])
})
