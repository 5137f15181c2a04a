import { expect, onTestFinished, test } from 'vitest'
import { aCity } from '../testing/a-city.ts'
import { appendPending } from './append-pending.ts'
import { newestCheckpoint } from './checkpoint-store.ts'
import { entriesFrom } from './entries-store.ts'
import { missingFromLog } from './missing-from-log.ts'
import { type LogCopy, refillLog } from './refill-log.ts'
import { aWitness } from './testing/a-witness.ts'
import { someOrders } from './testing/some-orders.ts'

/** A city whose database was put back to what it was five orders ago, and a copy of its log that somebody kept. */
async function aRestoredCity() {
  const made = await aCity()
  const witness = await aWitness(made.city, 'court.example/w', () => made.start)
  onTestFinished(() => witness.close())
  const log = { ...made.city.anchors.log, witnesses: [witness.anchor], quorum: 1 }
  const city = { ...made.city, anchors: { ...made.city.anchors, log } }
  const { sql, start } = made
  await someOrders(sql, 6, start, 'kept')
  await appendPending(city, start)
  await someOrders(sql, 5, start, 'lost')
  await appendPending(city, start)
  const copy: LogCopy = {
    entries: await entriesFrom(sql, 0, 11),
    note: (await newestCheckpoint(sql))?.note ?? '',
  }
  await sql`delete from log_entries where index >= 6`
  await sql`delete from log_nodes where (index + 1) << level > 6`
  await sql`delete from log_checkpoints where size > 6`
  await sql`delete from orders where id like 'lost%'`
  await someOrders(sql, 1, start, 'next')
  return { city, sql, start, copy }
}

test('after a restore the witnesses refuse the log, and go on as soon as it has got its entries back', async () => {
  const { city, sql, start, copy } = await aRestoredCity()
  expect(await refillLog(city, copy, start)).toEqual({ ok: true, size: 11, added: 5 })
  expect(await appendPending(city, start)).toMatchObject({ added: 1, size: 12, quorum: true })
  const [next] = await sql`select logged_at from orders where id like 'next%'`
  expect(next).toEqual({ loggedAt: start })
  const gone = [6, 7, 8, 9, 10].map((n) => ({ kind: 'log', subject: String(n), why: 'row-gone' }))
  expect(await missingFromLog(city, start)).toEqual(gone)
  expect(await refillLog(city, copy, start)).toEqual({ ok: false, because: 'nothing-lost' })
})

test('without its entries it is refused for good (the control)', async () => {
  const { city, start } = await aRestoredCity()
  expect(await appendPending(city, start)).toMatchObject({ added: 1, quorum: false })
})

test('takes no copy that was changed, none of another log, and none that begins differently', async () => {
  const { city, sql, start, copy } = await aRestoredCity()
  const refill = (bent: LogCopy) => refillLog(city, bent, start)
  const changed = copy.entries.map((entry, n) => (n === 8 ? new Uint8Array(32) : entry))
  expect(await refill({ ...copy, entries: changed })).toEqual({ ok: false, because: 'copy' })
  expect(await refill({ ...copy, entries: copy.entries.slice(0, 9) })).toEqual({
    ok: false,
    because: 'copy',
  })
  const other = copy.note.replaceAll('localhost/orders', 'localhost/other')
  expect(await refill({ ...copy, note: other })).toEqual({ ok: false, because: 'copy' })
  // What is here was appended to after the restore: the two have parted.
  await appendPending(city, start)
  expect(await refill(copy)).toEqual({ ok: false, because: 'past' })
  await sql`delete from log_entries where index = 6`
  expect(await refill(copy)).toEqual({ ok: false, because: 'broken' })
})
