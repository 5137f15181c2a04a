import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { allMigrations } from '../db/migrate.ts'
import { connect, type Sql } from '../db/sql.ts'
import type {} from '../testing/a-city.ts'

// Plates as laboratories wrote them before they became rows of arrays: nothing of them may change on the way.
const round = 2022018
const before = 14
let sql: Sql
let drop: () => Promise<void>

const apply = (isOld: boolean) =>
  sql.begin(async (tx) => {
    for (const { version, statements } of allMigrations())
      if (version <= before === isOld) for (const text of statements) await tx.unsafe(text)
  })
const wells = () =>
  sql`select plate_id, tube_id, round_id, position, role, call, cts::text as cts from wells order by plate_id, position`
const results = () =>
  sql`select tube_id, plate_id, released_at, round_id, version, position, call, released_by, second_by, reason from tube_results order by tube_id, version`

beforeAll(async () => {
  const clusterUrl = inject('clusterUrl')
  const database = `old_${randomBytes(6).toString('hex')}`
  const at = (name: string) => clusterUrl.replace(/\/bihuan$/, `/${name}`)
  const admin = connect(at('postgres'), '4101', { max: 1, name: 'test admin' })
  await admin.unsafe(`create database ${database}`)
  sql = connect(at(database), '4101', { max: 1, name: 'test' })
  drop = async () => {
    await sql.end({ timeout: 5 })
    await admin.unsafe(`drop database if exists ${database} with (force)`)
    await admin.end()
  }
  await sql`create schema city_4101`
  await apply(true)
})
afterAll(() => drop())

/** Five plates: released, rejected, released with an amendment, loaded only, and blocked; tubes 102 and 103 came twice. */
async function writeOldPlates(): Promise<void> {
  for (const table of [
    'tubes',
    'samples',
    'sample_claims',
    'field_events',
    'wells',
    'tube_results',
    'roll',
  ])
    await sql.unsafe(
      `create table ${table}_${round} partition of ${table} for values from (${round}) to (${round + 1})`,
    )
  await sql`insert into areas (code, level, name) values ('4101', 'city', 'x')`
  await sql`insert into laboratories (id, name, area_code, cyclers, run_minutes) values (1, 'l', '4101', 8, 108)`
  await sql`insert into rounds (id, notice_id, notice, opens_at, closes_at, published_at, published_by) values (${round}, 'zz', '{}', now(), now(), now(), 't')`
  await sql`insert into assays (id, version, kit, body, adopted_at, adopted_by) values ('k', 1, 'k', '{}', now(), 'x')`
  await sql`insert into plates (id, round_id, laboratory_id, format, assay_id, assay_version, loaded_at, loaded_by, released_at, released_by, rejected_at)
    select p.id, ${round}, 1, 96, 'k', 1, to_timestamp(p.loaded), 'a', to_timestamp(p.released), case when p.released > 0 then 'b' end, to_timestamp(p.rejected)
    from (values (1, 1, 10, null), (2, 2, null, 9), (3, 20, 30, null), (4, 25, null, null), (5, 26, null, null)) p (id, loaded, released, rejected)`
  await sql`insert into wells (plate_id, tube_id, round_id, position, role, call, cts)
    select w.plate, w.tube, ${round}, w.position, w.role, w.call, w.cts::float8[] from (values
      (1, null, 22, 'negative-control', null, '{null,null}'), (1, null, 81, 'positive-control', null, '{26,27.5}'),
      (1, 101, 0, 'sample', 'negative', '{null,27.25}'), (1, 102, 5, 'sample', 'repeat', '{39.5,27}'),
      (2, null, 22, 'negative-control', null, '{null,null}'), (2, null, 81, 'positive-control', null, '{26,27}'), (2, 103, 0, 'sample', 'invalid', '{null,null}'),
      (3, null, 22, 'negative-control', null, '{null,null}'), (3, null, 81, 'positive-control', null, '{26,27}'),
      (3, 102, 1, 'sample', 'negative', '{null,25}'), (3, 103, 90, 'sample', 'reactive', '{30,31}'),
      (4, null, 22, 'negative-control', null, null), (4, null, 81, 'positive-control', null, null), (4, 104, 0, 'sample', null, null),
      (5, null, 22, 'negative-control', null, '{null,null}'), (5, null, 81, 'positive-control', null, '{26,27}'), (5, 105, 0, 'sample', null, '{null,20}')
    ) w (plate, tube, position, role, call, cts)`
  await sql`insert into tubes (id, opened_at, sealed_at, round_id, site_id, device_id, pool_size, sitting, member_count, state, plate_id, result, resulted_at)
    select t.id, now(), now(), ${round}, 1, 1, 10, 0, 1, 'sealed', t.plate, t.result, case when t.result is not null then now() end
    from (values (101, null, 'negative'), (102, null, 'negative'), (103, null, 'negative'), (104, 4, null), (105, 5, null)) t (id, plate, result)`
  await sql`insert into tube_results (tube_id, plate_id, released_at, round_id, version, position, call, released_by, second_by, reason) values
    (101, 1, to_timestamp(10), ${round}, 1, 0, 'negative', 'b', 'a', null), (102, 3, to_timestamp(30), ${round}, 1, 1, 'negative', 'b', 'a', null),
    (103, 3, to_timestamp(30), ${round}, 1, 90, 'reactive', 'b', 'a', null), (103, 3, to_timestamp(40), ${round}, 2, 90, 'negative', 'c', 'b', 'curve looked at again')`
}

test('wells and results of plates written before are the same after, and each tube knows its plates', async () => {
  await writeOldPlates()
  const old = { wells: [...(await wells())], results: [...(await results())] }
  await apply(false)
  expect([...(await wells())]).toEqual(old.wells)
  expect([...(await results())]).toEqual(old.results)
  const plates = await sql<{ tubeId: string; plates: string[] }[]>`
    select tube_id, array_agg(plate_id::text order by plate_id) as plates from tube_plates group by tube_id order by tube_id`
  expect(plates.map((tube) => [tube.tubeId, tube.plates])).toEqual([
    ['101', ['1']],
    ['102', ['1', '3']],
    ['103', ['2', '3']],
    ['104', ['4']],
    ['105', ['5']],
  ])
})
