import { randomUUID } from 'node:crypto'
import { labelCode } from '@bihuan/core/labels/label.ts'
import { hourMs, isoOf, minuteMs } from '@bihuan/core/time/instant.ts'
import { beforeAll, describe, expect, test } from 'vitest'
import { anOrderDesk, type OrderDesk } from '../orders/an-order-desk.ts'
import { endResponse } from '../orders/draft-acts.ts'
import { readOrders } from '../orders/read-orders.ts'
import { upload } from '../sampling/upload.ts'
import { conserves } from '../testing/conserves.ts'
import { appendPending } from '../transparency/append-pending.ts'
import { missingFromLog } from '../transparency/missing-from-log.ts'
import type { Certificate } from './certificate.ts'
import { isCertified } from './certificate.ts'
import { erasedSubjects } from './erased-subjects.ts'
import { ownKept } from './own-kept.ts'
import { responseEnd } from './response-end.ts'
import { retentionPlan } from './retention-plan.ts'
import { type Ran, runRetention } from './run-retention.ts'
import { showCertificate } from './show-certificate.ts'

const dayMs = 24 * hourMs
const year = 365 * dayMs

let desk: OrderDesk
let order: string
let until: number
let end: number
beforeAll(async () => {
  desk = await anOrderDesk()
  order = await desk.order(p(0))
  await appendPending(desk.city.city, desk.now + minuteMs)
  const [row] = await desk.city.sql<{ untilAt: number }[]>`
    select until_at from orders where id = ${order}`
  until = row?.untilAt ?? 0
})
const p = (n: number) => desk.people[n] ?? ''
const run = (at: number, machine = Date.now()): Promise<Ran> =>
  runRetention(desk.city.sql, desk.city.city, at, machine, { files: true })
const kindsOf = ({ certificates }: Ran) => certificates.map(({ kind }) => kind)
const rows = async (table: string) =>
  (await desk.city.sql`select from ${desk.city.sql(table)}`).length

describe('the people of a round', () => {
  test('stay until thirty days after its close, and then go whole; its laws hold before and after', async () => {
    const { sql } = desk.city
    await sql`update rounds set closed_at = ${desk.now}`
    expect(kindsOf(await run(desk.now + 30 * dayMs - 1))).not.toContain('members')
    expect(await rows('roll')).toBe(40)
    const ran = await run(desk.now + 30 * dayMs)
    expect(ran.failed).toEqual([])
    expect(kindsOf(ran)).toContain('members')
    expect([
      ...(await sql`select to_regclass('roll_2022018') as roll, to_regclass('tubes_2022018')::text as tubes`),
    ]).toEqual([{ roll: null, tubes: 'tubes_2022018' }])
    await conserves(desk.city)
    expect(kindsOf(await run(desk.now + 30 * dayMs))).toEqual([])
  })

  test('do not come back by a device that was away for a month', async () => {
    const at = isoOf(desk.now + 2 * hourMs)
    const event = {
      kind: 'seal' as const,
      id: randomUUID(),
      seq: 1,
      at,
      tube: labelCode('tube', 4_101_000_000_000),
      openedAt: at,
      count: 1,
      members: [{ person: p(5), at }],
    }
    const late = { round: '2022018', device: '101', sentAt: at, events: [event] }
    await expect(
      desk.city.run(upload, desk.city.actor('sampler', '410105'), late, desk.now + 31 * dayMs),
    ).rejects.toMatchObject({ code: 'round.erased' })
  })
})

describe('an order', () => {
  test('can be verified until its clock ends three years after it, also after what it rests on is due', async () => {
    await run(until + 3 * year - dayMs)
    const { orders } = await readOrders(desk.city.sql, desk.city.city.anchors, { ids: [order] })
    expect(orders).toHaveLength(1)
    expect(await rows('facts')).toBe(0)
  })

  test('then goes, and the log keeps a commitment whose salt is gone; nobody takes it for hidden', async () => {
    const { sql, city } = desk.city
    const ran = await run(until + 3 * year)
    expect(ran.failed).toEqual([])
    const gone = ran.certificates.find(({ kind }) => kind === 'orders')
    expect(gone?.subjects?.count).toBe(1)
    expect(await rows('orders')).toBe(0)
    expect([
      ...(await sql`select salt, length(entry) as n from log_entries where kind = 'order' and subject = ${order}`),
    ]).toEqual([{ salt: null, n: 32 }])
    const erased = await erasedSubjects(sql, city.keys)
    expect([...erased]).toContain(`order:${order}`)
    const missing = await missingFromLog(city, until + 3 * year)
    expect(missing.filter(({ kind, subject }) => !erased.has(`${kind}:${subject}`))).toEqual([])
  })

  test('of which a row by hand says that it was erased is still missed', async () => {
    const { sql, city } = desk.city
    const [certificate] = await sql<{ id: string }[]>`
      select id from erasures where kind = 'orders' limit 1`
    await sql`insert into erased_subjects (kind, subject, erasure_id) values ('order', 'hidden-one', ${certificate?.id ?? ''})`
    expect((await erasedSubjects(sql, city.keys)).has('order:hidden-one')).toBe(false)
    await sql`delete from erased_subjects where subject = 'hidden-one'`
    expect((await erasedSubjects(sql, city.keys)).has(`order:${order}`)).toBe(true)
  })
})

describe('a certificate', () => {
  test('is shown with text, signature and key to who may, and to nobody else', async () => {
    const { city } = desk
    const plan = await city.ask(retentionPlan, city.actor('privacy-officer'), {})
    const [line] = plan.certificates.filter(({ kind }) => kind === 'orders')
    const shown = await city.ask(showCertificate, city.actor('inspector'), {
      certificate: line?.certificate ?? '',
    })
    expect(shown).toMatchObject({ isSigned: true, subjects: 1 })
    expect(shown.text.startsWith('bihuan.erasure.v1\n')).toBe(true)
    await expect(city.ask(retentionPlan, city.actor('sampler'), {})).rejects.toMatchObject({
      code: 'access.role-may-not',
    })
    await expect(
      city.ask(showCertificate, city.actor('inspector'), {
        certificate: '00000000-0000-4000-8000-000000000000',
      }),
    ).rejects.toMatchObject({ code: 'retention.certificate-unknown' })
  })

  test('of which a word was changed, or that somebody wrote, is none', async () => {
    const { sql, city } = desk.city
    const [row] = await sql<{ document: Certificate; signature: Buffer }[]>`
      select document, signature from erasures where kind = 'orders'`
    if (!row) throw new Error('there is one')
    expect(isCertified(row.document, row.signature, city.keys)).toBe(true)
    expect(
      isCertified(
        { ...row.document, erasedAt: row.document.erasedAt + 1 },
        row.signature,
        city.keys,
      ),
    ).toBe(false)
    expect(isCertified(row.document, Buffer.alloc(64), city.keys)).toBe(false)
  })
})

describe('the end of the response', () => {
  test('of a district starts no clock of the city, nor does a row that nobody signed', async () => {
    const { sql, city } = desk.city
    const input = { second: 'li', reason: '本区疫情已经结束，决定全部解除。' }
    await desk.act(endResponse, 'wu', { area: '410105', ...input }, desk.now + hourMs, ['li'])
    await sql`
      insert into order_acts (id, kind, document, assertions, at, known_at)
      values ('by-hand', 'end-response', '{"kind": "end-response", "area": "4101"}', '[]', ${desk.now}, ${desk.now})`
    const since = (await responseEnd(sql, city.anchors, city.keys)) ?? null
    expect(since).toBe(null)
    await sql`delete from order_acts where id = 'by-hand'`
  })

  test('of the city starts every clock, and the person is told until when what is kept', async () => {
    const { city } = desk
    end = desk.now + 2 * hourMs
    const input = {
      area: '4101',
      second: 'she',
      reason: '疫情已经结束，应急响应终止，决定全部解除。',
    }
    await desk.act(endResponse, 'he', input, end, ['she'])
    expect(await responseEnd(city.sql, city.city.anchors, city.city.keys)).toBe(end)
    const { responseEnd: told, kinds } = await city.ask(
      retentionPlan,
      city.actor('privacy-officer'),
      {},
    )
    expect(told).not.toBe(null)
    expect(kinds.find(({ kind }) => kind === 'register')?.nextAt).not.toBe(null)
  })

  test('forgets names thirty days after, but of nobody about whom something has a clock, and of nobody when a new round began', async () => {
    const { sql } = desk.city
    const later = end + 30 * dayMs
    await sql`
      insert into facts (id, kind, person_id, reason, about, at, known_at, recorded_by)
      values ('kept', 'contact', ${p(3)}, 'close_contact', 'case 1', ${later - 2 * dayMs}, ${later - dayMs}, 'test')`
    await sql`
      insert into rounds (id, notice_id, notice, opens_at, closes_at, published_at, published_by)
      values (2022019, 'zz-2022-019', '{}'::jsonb, ${end + dayMs}, ${end + dayMs}, ${end + dayMs}, 'test')`
    expect(kindsOf(await run(later))).not.toContain('register')
    await sql`delete from rounds where id = 2022019`
    const ran = await run(later)
    expect([kindsOf(ran).includes('register'), ran.failed]).toEqual([true, []])
    expect([...(await sql`select id from people`)]).toEqual([{ id: p(3) }])
  })
})

test('what is kept of somebody is told to themselves and to nobody else', async () => {
  const other = await anOrderDesk({ people: 4 })
  const { city } = other
  const [me = '', neighbour = ''] = other.people
  await city.sql`insert into accounts (id, sign_in_name, display_name, role, area_code, unit, created_at) values ('r', 'r', '', 'resident', '4101', 'home', ${city.start})`
  await city.sql`insert into residents (account_id, person_id, entered_at) values ('r', ${me}, ${city.start})`
  const actor = { ...city.actor('resident'), id: 'r' }
  await other.order(me)
  const { kinds } = await city.ask(ownKept, actor, { person: me })
  const held = kinds.filter(({ isHeld }) => isHeld).map(({ kind }) => kind)
  expect(held).toEqual(expect.arrayContaining(['members', 'orders', 'facts', 'register']))
  expect(kinds.find(({ kind }) => kind === 'orders')?.until).not.toBe(null)
  expect(kinds.every(({ zh, en }) => zh.length > 5 && en.length > 5)).toBe(true)
  await expect(city.ask(ownKept, actor, { person: neighbour })).rejects.toMatchObject({
    code: 'person.unknown',
  })
})
