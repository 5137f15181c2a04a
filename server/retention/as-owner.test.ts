import { expect, test } from 'vitest'
import { appAddress, appRole } from '../db/app-role.ts'
import { citySchema, connect } from '../db/sql.ts'
import { jobSchema } from '../jobs/jobs.ts'
import { createPartitions } from '../rounds/partitions.ts'
import { aCity } from '../testing/a-city.ts'
import { retainAsOwner } from './retain-as-owner.ts'

test('the job erases as the owner what the application made, and the application itself cannot', async () => {
  const { city, sql, url, start } = await aCity()
  const names = { code: city.code, schema: citySchema(city.code), jobs: jobSchema(city.code) }
  const address = await appAddress(sql, url, { ...names, keys: city.keys })
  expect(address.rights).toBe('app')
  const app = connect(address.url, city.code, {
    max: 2,
    name: 'the application',
    settings: { role: appRole },
  })
  try {
    // A round is published by the application, whose partitions it owns.
    await app.begin((tx) => createPartitions(tx, 2022018))
    await app`
      insert into rounds (id, notice_id, notice, opens_at, closes_at, published_at, published_by, closed_at)
      values (2022018, 'n', '{}'::jsonb, ${start}, ${start}, ${start}, 'test', ${start})`
    await app`insert into roll (person_id, round_id, building_id, mode) values (1, 2022018, 1, 'door')`
    const told: object[] = []
    const log = {
      info: (fields: object) => void told.push(fields),
      error: (fields: object) => expect(fields).toEqual({}),
    }
    const ran = await retainAsOwner(city, url, start + 31 * 24 * 3_600_000, log)
    expect(ran.failed).toEqual([])
    expect(ran.certificates.map(({ kind }) => kind)).toEqual(['members', 'files'])
    expect(told).toHaveLength(2)
    for (const statement of [
      'delete from person_reads',
      'delete from erasures',
      `update erasures set kind = 'other'`,
      'delete from erased_subjects',
    ]) {
      const outcome = await app.unsafe(statement).then(
        () => 'done',
        (error: { code?: string }) => error.code,
      )
      expect([statement, outcome]).toEqual([statement, '42501'])
    }
  } finally {
    await app.end({ timeout: 5 })
  }
})
