import { minuteMs } from '@bihuan/core/time/instant.ts'
import { beforeEach, describe, expect, test } from 'vitest'
import { aCity, type TestCity } from '../testing/a-city.ts'
import { appendPending } from './append-pending.ts'
import { missingFromLog } from './missing-from-log.ts'
import { aDismissal, someActs, someOrders } from './testing/some-orders.ts'

let made: TestCity
beforeEach(async () => {
  made = await aCity()
  const { sql, start } = made
  await someOrders(sql, 1_500, start)
  await someActs(sql, 'order-000003', start)
  await aDismissal(sql, start)
  await sql`insert into order_batches (id, document, assertions, known_at) values ('b1', '{"version":1,"id":"b1"}', '[]', ${start})`
  await sql`insert into policy_adoptions (id, pack, document, source, assertions, from_at, known_at)
    values ('p1', 'cn-b2', '{"version":1}', '{"a":"b"}', '[]', ${start}, ${start})`
  await appendPending(made.city, start)
})
const missing = (at = made.start) => missingFromLog(made.city, at)

test('a whole log misses nothing, now and later', async () => {
  expect(await missing()).toEqual([])
  expect(await missing(made.start + 60 * minuteMs)).toEqual([])
})

describe('with the rights of the owner', () => {
  const planted: [string, string, object][] = [
    [
      'a lift is deleted, so that its order would come back',
      `delete from order_acts where kind = 'lift'`,
      { kind: 'act', subject: 'lift-order-000003', why: 'row-gone' },
    ],
    [
      'a dismissal is deleted, so that an officer would be back',
      'delete from dismissals',
      { kind: 'dismissal', subject: 'd1', why: 'row-gone' },
    ],
    [
      'an order is deleted',
      `delete from orders where id = 'order-001499'`,
      { kind: 'order', subject: 'order-001499', why: 'row-gone' },
    ],
    [
      'an order is made longer',
      `update orders set document = jsonb_set(document, '{until}', '9999999999999') where id = 'order-000007'`,
      { kind: 'order', subject: 'order-000007', why: 'row-changed' },
    ],
    [
      'the words of an appeal are changed',
      `update order_acts set document = jsonb_set(document, '{words}', '"撤回"') where kind = 'appeal'`,
      { kind: 'act', subject: 'appeal-order-000003', why: 'row-changed' },
    ],
    [
      'an adoption is edited after it was signed',
      `update policy_adoptions set document = '{"version":1,"pack":"other"}'`,
      { kind: 'adoption', subject: 'p1', why: 'row-changed' },
    ],
    [
      'a list of digests is changed',
      `update order_batches set document = '{"version":1,"id":"b2"}'`,
      { kind: 'batch', subject: 'b1', why: 'row-changed' },
    ],
    [
      'a salt is changed, so that a person cannot prove their order',
      `update log_entries set salt = sha256(salt) where subject = 'order-000000'`,
      { kind: 'order', subject: 'order-000000', why: 'row-changed' },
    ],
    [
      'a document is made unreadable',
      `update order_acts set document = '{"$erased": true}' where kind = 'lift'`,
      { kind: 'act', subject: 'lift-order-000003', why: 'row-erased' },
    ],
    [
      'a salt is taken away',
      `update log_entries set salt = null where subject = 'order-000000'`,
      { kind: 'order', subject: 'order-000000', why: 'row-erased' },
    ],
    [
      'an entry in the middle is removed',
      `delete from log_entries where index = 77`,
      { kind: 'log', subject: '0-1023', why: 'entry-gone' },
    ],
    [
      'the last entry is removed',
      `delete from log_entries where index = (select max(index) from log_entries)`,
      { kind: 'log', subject: 'localhost/orders', why: 'log-cut' },
    ],
    [
      'two entries change places',
      `update log_entries set entry = case index when 3 then (select entry from log_entries where index = 4) else (select entry from log_entries where index = 3) end where index in (3, 4)`,
      { kind: 'log', subject: 'localhost/orders', why: 'log-root' },
    ],
    [
      'an order says that it is logged and is not',
      `insert into orders select 'hidden', 'hidden', document, assertions, person_id, kind, basis, district, issuer, batch_id, issued_at, from_at, until_at, known_at + interval '1 day', known_at from orders where id = 'order-000000'`,
      { kind: 'order', subject: 'hidden', why: 'not-in-log' },
    ],
  ]
  test.each(planted)('%s', async (_, change, found) => {
    // Before, so that what is kept of the first pass cannot hide it.
    expect(await missing()).toEqual([])
    await made.sql.unsafe(change)
    expect(await missing()).toContainEqual(found)
  })

  test('a row and its entry are changed together: the root does not fit any more', async () => {
    await made.sql`update orders set document = document || '{"kind": "monitor"}' where id = 'order-000007'`
    const [before] = await missing()
    expect(before).toMatchObject({ why: 'row-changed' })
    const { city, sql } = made
    const [row] = await sql<{ index: string; salt: Buffer; document: object }[]>`
      select e.index, e.salt, o.document from log_entries e join orders o on o.id = e.subject where e.subject = 'order-000007'`
    if (!row) throw new Error('no row')
    const { loggedEntry } = await import('./log-document.ts')
    const entry = loggedEntry(
      { kind: 'order', subject: '', document: row.document },
      Uint8Array.from(row.salt),
    )
    await sql`update log_entries set entry = ${Buffer.from(entry ?? [])} where index = ${row.index}`
    expect(await missing()).toEqual([
      { kind: 'log', subject: city.anchors.log.origin, why: 'log-root' },
    ])
  })
})

describe('a row that never came into the log', () => {
  test('is missing as soon as the log has grown past it, or it is ten minutes old', async () => {
    const { city, sql, start } = made
    const [id = ''] = await someOrders(sql, 1, start + 5 * minuteMs, 'late')
    expect(await missing(start + 5 * minuteMs)).toEqual([])
    const late = { kind: 'order', subject: id, why: 'not-in-log' }
    expect(await missing(start + 16 * minuteMs)).toEqual([late])
    // It has no canonical text, so the next turn leaves it out; the log grows past it.
    await sql`update orders set document = document || '{"half": 0.5}' where id = ${id}`
    await someOrders(sql, 1, start + 7 * minuteMs, 'next')
    await appendPending(city, start + 7 * minuteMs)
    expect(await missing(start + 7 * minuteMs)).toEqual([late])
  })
})
