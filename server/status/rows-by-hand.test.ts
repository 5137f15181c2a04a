import type { BatchDocument } from '@bihuan/core/orders/batch-document.ts'
import { batchBytes, hexOf, orderBytes } from '@bihuan/core/orders/canonical.ts'
import type { Order } from '@bihuan/core/orders/order.ts'
import { hourMs, minuteMs } from '@bihuan/core/time/instant.ts'
import { beforeAll, describe, expect, test } from 'vitest'
import { aCity, type TestCity } from '../testing/a-city.ts'
import { aRound, type TestRound } from '../testing/a-round.ts'
import { adoptedIn } from '../testing/adopted.ts'
import { officersOf, type TestOfficers } from '../testing/officers.ts'
import { nodeCrypto } from '../trust/node-crypto.ts'
import { anOrderAbout, writeAct, writeOrders } from './a-signed-order.ts'
import { readStatus } from './read-status.ts'

// Whoever can write every row of the database: what they write by hand restricts nobody, and what they take away brings no order back.

let city: TestCity
let round: TestRound
let officers: TestOfficers
let next = 0
beforeAll(async () => {
  city = await aCity()
  round = await aRound(city, { people: 60 })
  officers = await officersOf(city)
  await adoptedIn(city, officers)
})
const later = () => city.start + 12 * minuteMs
const classOf = async (person: string, at = later()) =>
  (await readStatus(city.sql, { person, at }, city.city)).class

/** The next person of the city with an order that binds them. */
async function held(over: Partial<Order> = {}, { isLogged = true } = {}) {
  const person = round.people[next] ?? ''
  next += 1
  const fact = `contact-${person}`
  await city.sql`insert into facts (id, kind, person_id, reason, about, at, known_at, recorded_by)
    values (${fact}, 'contact', ${person}, 'close_contact', 'x', ${city.start - hourMs}, ${city.start - hourMs}, 'x')`
  const order = anOrderAbout(city, officers, { subject: { person }, fact, ...over })
  await writeOrders(city, officers, [order], { isLogged })
  expect(await classOf(person, city.start + 5 * minuteMs)).toBe('stay')
  return { person, order }
}
const by = () => ({
  version: 1 as const,
  by: officers.signer('ma'),
  area: '410105',
  reason: '复核后认为没有必要继续。',
  at: city.start + 6 * minuteMs,
})

describe('an order whose row was touched', () => {
  test('binds as it is', async () => {
    const { person } = await held()
    expect(await classOf(person)).toBe('stay')
  })

  test('is not in the public log because a column says so', async () => {
    const { person, order } = await held({}, { isLogged: false })
    await city.sql`update orders set logged_at = ${city.start + minuteMs} where id = ${order.id}`
    expect(await classOf(person)).toBe('remind')
  })

  test.each([
    [
      'a longer end in its document',
      (o: Order) =>
        city.sql`update orders set document = ${city.sql.json({ ...o, until: o.until + 1 } as never)} where id = ${o.id}`,
    ],
    [
      'another moment of issue in its column',
      (o: Order) =>
        city.sql`update orders set issued_at = issued_at + interval '1 hour' where id = ${o.id}`,
    ],
    [
      'signatures that are gone',
      (o: Order) => city.sql`update orders set assertions = '[]' where id = ${o.id}`,
    ],
    [
      'another id',
      (o: Order) =>
        city.sql`update order_grounds set order_id = ${o.id} where false`
          .then(() => city.sql`delete from order_grounds where order_id = ${o.id}`)
          .then(() => city.sql`update orders set id = ${`${o.id}-2`} where id = ${o.id}`),
    ],
  ])('binds nobody with %s', async (_, touch) => {
    const { person, order } = await held()
    await touch(order)
    expect(await classOf(person)).toBe('remind')
  })

  test('binds nobody else when it is laid upon another person', async () => {
    const { order } = await held()
    const other = round.people[50] ?? ''
    await city.sql`update orders set person_id = ${other} where id = ${order.id}`
    expect(await classOf(other)).toBe('clear')
  })

  test('ends at its end, whatever a column says', async () => {
    const { person, order } = await held()
    await city.sql`update orders set until_at = until_at + interval '1 year' where id = ${order.id}`
    expect(await classOf(person, order.until)).toBe('remind')
  })

  test('binds nobody once an order that it renews is gone: that one may have been lifted', async () => {
    const { person, order } = await held({ until: city.start + 8 * hourMs })
    const renewed = anOrderAbout(city, officers, {
      subject: { person },
      fact: `contact-${person}`,
      from: order.until,
      chain: [order.id],
    })
    await writeOrders(city, officers, [renewed])
    const at = order.until + hourMs
    expect(await classOf(person, at)).toBe('stay')
    await city.sql`delete from order_grounds where order_id = ${order.id}`
    await city.sql`delete from orders where id = ${order.id}`
    expect(await classOf(person, at)).toBe('remind')
  })
})

describe('an order that was lifted, with the lift', () => {
  test.each([
    ['deleted', (id: string) => city.sql`delete from order_acts where id = ${id}`],
    [
      'laid upon another order',
      (id: string) => city.sql`update order_acts set order_id = 'another' where id = ${id}`,
    ],
    [
      'garbled',
      (id: string) =>
        city.sql`update order_acts set document = '{"kind": "lift"}' where id = ${id}`,
    ],
    [
      'moved into next year',
      (id: string) =>
        city.sql`update order_acts set known_at = known_at + interval '1 year' where id = ${id}`,
    ],
    [
      'moved into next year in the log as well',
      (id: string) =>
        city.sql`update order_acts set known_at = known_at + interval '1 year' where id = ${id}`.then(
          () => city.sql`update log_entries set at = at + interval '1 year' where subject = ${id}`,
        ),
    ],
  ])('%s, does not come back', async (_, touch) => {
    const { person, order } = await held()
    const id = `lift-${person}`
    await writeAct(city, officers, { ...by(), id, kind: 'lift', order: order.id })
    expect(await classOf(person)).toBe('remind')
    await touch(id)
    expect(await classOf(person)).toBe('remind')
  })

  test('does not come back when the decision of an appeal is deleted', async () => {
    const { person, order } = await held()
    const appeal = `appeal-${person}`
    await writeAct(city, officers, {
      version: 1,
      id: appeal,
      kind: 'appeal',
      at: city.start + 2 * minuteMs,
      order: order.id,
      channel: 'page',
      clerk: null,
      words: 'x',
    })
    await writeAct(city, officers, {
      ...by(),
      id: `decision-${person}`,
      kind: 'decide',
      appeal,
      outcome: 'lifted',
      until: null,
    })
    expect(await classOf(person)).toBe('remind')
    await city.sql`delete from order_acts where id = ${`decision-${person}`}`
    expect(await classOf(person)).toBe('remind')
    await city.sql`delete from order_acts where id = ${appeal}`
    expect(await classOf(person)).toBe('remind')
  })

  test('lapses in time although its appeal was put off', async () => {
    const { person, order } = await held()
    const appeal = `appeal-${person}`
    const at = city.start + 2 * minuteMs
    await writeAct(city, officers, {
      version: 1,
      id: appeal,
      kind: 'appeal',
      at,
      order: order.id,
      channel: 'page',
      clerk: null,
      words: 'x',
    })
    await city.sql`update order_acts set known_at = known_at + interval '1 year' where id = ${appeal}`
    expect(await classOf(person, at + 23 * hourMs)).toBe('stay')
    expect(await classOf(person, at + 24 * hourMs)).toBe('remind')
  })
})

describe('orders of a batch', () => {
  test('bind with the signatures of their list, and without it nobody', async () => {
    const people = [round.people[40] ?? '', round.people[41] ?? '']
    await city.sql`insert into facts (id, kind, person_id, reason, about, at, known_at, recorded_by)
      select 'contact-' || id, 'contact', id, 'close_contact', 'x', ${city.start - hourMs}, ${city.start - hourMs}, 'x' from unnest(${people}::bigint[]) id`
    const orders = people.map((person, index) =>
      anOrderAbout(city, officers, {
        subject: { person },
        fact: `contact-${person}`,
        id: `batch-1-${index}`,
        batch: { id: 'batch-1', index },
      }),
    )
    const list: BatchDocument = {
      version: 1,
      id: 'batch-1',
      city: '4101',
      district: '410105',
      kind: 'isolate',
      basis: 'close_contact',
      issuedAt: city.start,
      issuer: officers.signer('wu'),
      approver: officers.signer('li'),
      cityApprover: null,
      reason: orders[0]?.reason ?? { zh: '', en: '' },
      digests: orders.map((order) => hexOf(nodeCrypto.sha256(orderBytes(order)))),
      where: [{ area: '410105', count: 2 }],
      sample: [0],
      stages: [{ upTo: 2 }],
    }
    const digest = hexOf(nodeCrypto.sha256(batchBytes(list)))
    const assertions = (['wu', 'li'] as const).map((name) =>
      officers.sign(name, digest, city.start + minuteMs),
    )
    await writeOrders(city, officers, orders)
    expect(await classOf(people[0] ?? '')).toBe('remind')
    await city.sql`insert into order_batches (id, document, assertions, known_at)
      values ('batch-1', ${city.sql.json(list as never)}, ${city.sql.json(assertions as never)}, ${city.start})`
    expect(await Promise.all(people.map((person) => classOf(person)))).toEqual(['stay', 'stay'])
    // One byte more in the list, and it is another row, which nobody signed.
    await city.sql`update order_batches set document = ${city.sql.json({ ...list, sample: [1] } as never)} where id = 'batch-1'`
    expect(await Promise.all(people.map((person) => classOf(person)))).toEqual(['remind', 'remind'])
  })
})

describe('the end of the response', () => {
  test('frees everybody, and nobody is held again when it is deleted', async () => {
    const { person } = await held()
    const act = {
      ...by(),
      id: 'the-end',
      kind: 'end-response' as const,
      second: officers.signer('sun'),
    }
    await writeAct(city, officers, act)
    expect(await classOf(person)).toBe('remind')
    await city.sql`delete from order_acts where id = 'the-end'`
    expect(await classOf(person)).toBe('remind')
    await city.sql`delete from log_entries where subject = 'the-end'`
    // The control: with the log gone as well nothing is missed, and that is what the watch compares with the signed root.
    expect(await classOf(person)).toBe('stay')
  })
})
