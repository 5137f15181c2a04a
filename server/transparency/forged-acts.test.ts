import { minuteMs } from '@bihuan/core/time/instant.ts'
import { beforeAll, expect, test } from 'vitest'
import { anOrderDesk, type OrderDesk } from '../orders/an-order-desk.ts'
import { readStatus } from '../status/read-status.ts'
import { testAuthority } from '../testing/officers.ts'
import { writeDismissals } from '../trust/authority.ts'
import { trustOf } from '../trust/trust-of.ts'
import { appendPending } from './append-pending.ts'

let desk: OrderDesk
let order: string
let person: string
beforeAll(async () => {
  desk = await anOrderDesk()
  person = desk.people[0] ?? ''
  order = await desk.order(person)
  await appendPending(desk.city.city, desk.now)
})
const at = () => desk.now + minuteMs
const held = async () =>
  (await readStatus(desk.city.sql, { person, at: at() }, desk.city.city)).class
const put = (id: string, kind: string, of: string | null, document: object) => desk.city.sql`
  insert into order_acts (id, kind, order_id, document, assertions, at, known_at)
  values (${id}, ${kind}, ${of}, ${desk.city.sql.json(document as never)}, '[]', ${desk.now}, ${desk.now})`
const inLog = async (subject: string) =>
  (await desk.city.sql`select from log_entries where subject = ${subject}`).length

test('a garbled act, an unsigned end of the response and one in the wrong place free nobody', async () => {
  expect(await held()).toBe('stay')
  await put('garbled', 'lift', order, {})
  const by = desk.officers.signer('he')
  const end = { version: 1, at: desk.now, area: '4101', reason: '假的结束响应，没有签名。', by }
  await put('end', 'end-response', null, { ...end, id: 'end', kind: 'end-response', second: by })
  const appeal = {
    version: 1,
    id: 'moved',
    kind: 'appeal',
    at: desk.now,
    channel: 'page',
    clerk: null,
    words: '',
  }
  await put('moved', 'appeal', null, { ...appeal, order })
  await appendPending(desk.city.city, desk.now)
  expect(await held()).toBe('stay')
  for (const id of ['garbled', 'end', 'moved']) expect(await inLog(id)).toBe(0)
})

test('an appeal that lies where it belongs is logged without a signature', async () => {
  const document = {
    version: 1,
    id: 'own',
    kind: 'appeal',
    order,
    at: desk.now,
    channel: 'page',
    clerk: null,
    words: '不在场',
  }
  await put('own', 'appeal', order, document)
  await appendPending(desk.city.city, desk.now)
  expect(await inLog('own')).toBe(1)
})

test('a dismissal that nobody signed is not logged, and one that the authority signed is', async () => {
  const forged = { version: 1 as const, id: 'forged', appointment: 'post-wu', at: desk.now }
  await desk.city.sql`
    insert into dismissals (id, appointment_id, document, signature, known_at)
    values ('forged', 'post-wu', ${desk.city.sql.json(forged)}, ${Buffer.alloc(64, 2)}, ${desk.now})`
  const signed = { version: 1 as const, id: 'signed', appointment: 'post-sun', at: desk.now }
  await writeDismissals(
    desk.city.sql,
    [{ document: signed, signature: testAuthority.sign(signed) }],
    desk.now,
  )
  await appendPending(desk.city.city, desk.now)
  expect([await inLog('forged'), await inLog('signed')]).toEqual([0, 1])
  await desk.city.sql`delete from dismissals where id = 'forged'`
  const { register } = await trustOf(desk.city.sql, desk.city.city.anchors)
  expect(register.posts.map(({ officer }) => officer)).toContain('wu')
})
