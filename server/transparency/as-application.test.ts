import { hourMs } from '@bihuan/core/time/instant.ts'
import { expect, onTestFinished, test } from 'vitest'
import { appAddress, appRole } from '../db/app-role.ts'
import { citySchema, connect } from '../db/sql.ts'
import { jobSchema } from '../jobs/jobs.ts'
import { anOrderDesk } from '../orders/an-order-desk.ts'
import { appendPending } from './append-pending.ts'
import { missingFromLog } from './missing-from-log.ts'
import { publicLog } from './public-log.ts'
import { publishDays } from './publish-days.ts'
import { aWitness } from './testing/a-witness.ts'
import { someOrders } from './testing/some-orders.ts'

test('the rights of the application are enough for the log, and not enough to change it', async () => {
  const desk = await anOrderDesk()
  const { city, sql, url } = desk.city
  const names = { code: city.code, schema: citySchema('4101'), jobs: jobSchema('4101') }
  const address = await appAddress(sql, url, { ...names, keys: city.keys })
  expect(address.rights).toBe('app')
  const own = connect(address.url, '4101', { max: 3, name: 'app', settings: { role: appRole } })
  const witness = await aWitness(city, 'court.example/w', () => desk.now)
  onTestFinished(async () => {
    witness.close()
    await own.end({ timeout: 5 })
  })
  const log = { ...city.anchors.log, witnesses: [witness.anchor], quorum: 1 }
  const app = { ...city, sql: own, anchors: { ...city.anchors, log } }
  await someOrders(sql, 20, desk.now)
  await desk.order(desk.people[0] ?? '')
  witness.away = true
  await appendPending(app, desk.now + hourMs)
  await appendPending(app, desk.now + 2 * hourMs)
  witness.away = false
  expect(await appendPending(app, desk.now + 3 * hourMs)).toMatchObject({ quorum: true })
  const [left] = await sql`select count(*)::int as n from orders where logged_at is null`
  expect(left).toEqual({ n: 0 })
  expect(await publishDays(app, desk.now + 48 * hourMs)).toHaveLength(2)
  expect(await publicLog(app, desk.now)).toMatchObject({ witnesses: [{ name: 'court.example/w' }] })
  expect(await missingFromLog(app, desk.now + 48 * hourMs)).toEqual([])
  for (const change of [
    'delete from log_entries',
    `update log_entries set entry = ''`,
    'delete from log_nodes',
    'update log_checkpoints set size = size + 1',
    'delete from log_checkpoints',
    `update public_counts set counts = '{}'`,
  ])
    await expect(own.unsafe(change)).rejects.toThrow(/permission denied/)
})
