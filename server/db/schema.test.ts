import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { createPartitions } from '../rounds/partitions.ts'
import { aCity } from '../testing/a-city.ts'
import { dumpSchema, schemaFile } from './dump-schema.ts'

const advice =
  'server/db/schema.sql is not what the migrations make: run `npm run schema` and read the difference'

// pg_get_viewdef qualifies columns by another rule before PostgreSQL 16, so there the bodies of views are left out.
const comparable = (text: string, major: number) =>
  major >= 16
    ? text
    : text.replace(/(create view \w+ as\n)[\s\S]*?;\n(?=comment on view)/g, '$1…\n')

test('schema.sql is what the migrations make, whether rounds have partitions or not', async () => {
  const { sql } = await aCity()
  const [version] = await sql<
    { major: number }[]
  >`select current_setting('server_version_num')::int / 10000 as major`
  const major = version?.major ?? 0
  const committed = comparable(readFileSync(schemaFile, 'utf8'), major)
  expect(comparable(await dumpSchema(sql), major), advice).toBe(committed)
  await sql.begin((tx) => createPartitions(tx, 2022018))
  expect(comparable(await dumpSchema(sql), major)).toBe(committed)
})

test('the dump sees a column, a constraint, an index, a view and a comment that was changed', async () => {
  const { sql } = await aCity()
  let before = await dumpSchema(sql)
  for (const change of [
    'alter table uploads add column note text',
    'alter table uploads drop constraint rows_are_conserved',
    'drop index uploads_round',
    `comment on table uploads is 'x'`,
    'create or replace view roll_states as select round_id, person_id, building_id, mode, $$missing$$::text as state from roll',
  ]) {
    await sql.unsafe(change)
    const after = await dumpSchema(sql)
    expect(after, change).not.toBe(before)
    before = after
  }
})
