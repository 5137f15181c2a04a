import { hourMs, minuteMs } from '@bihuan/core/time/instant.ts'
import { beforeAll, describe, expect, test } from 'vitest'
import { aCity, type TestCity } from '../testing/a-city.ts'
import { aRound, type TestRound } from '../testing/a-round.ts'
import { adoptedIn } from '../testing/adopted.ts'
import { officersOf, type TestOfficers } from '../testing/officers.ts'
import { anOrderAbout, writeAct, writeOrders } from './a-signed-order.ts'
import { readStatus } from './read-status.ts'

let city: TestCity
let round: TestRound
let officers: TestOfficers
beforeAll(async () => {
  city = await aCity()
  round = await aRound(city, { people: 60 })
  officers = await officersOf(city)
  await adoptedIn(city, officers)
})
const dayMs = 24 * hourMs
const p = (n: number) => round.people[n] ?? ''
const soon = () => city.start + 5 * minuteMs
const status = (n: number, at = soon(), known = at) =>
  readStatus(city.sql, { person: p(n), at, known }, city.city)
const contact = async (n: number, id = `contact-${n}`) => {
  await city.sql`
    insert into facts (id, kind, person_id, reason, about, at, known_at, recorded_by)
    values (${id}, 'contact', ${p(n)}, 'close_contact', 'case-1', ${city.start - dayMs}, ${city.start - hourMs}, 'investigator')`
  return id
}
const ordered = async (n: number, over: Partial<Parameters<typeof anOrderAbout>[2]> = {}) => {
  const order = anOrderAbout(city, officers, {
    subject: { person: p(n) },
    fact: over.fact ?? (await contact(n)),
    ...over,
  })
  await writeOrders(city, officers, [order])
  return order
}

describe('the status of somebody', () => {
  test('of whom nothing is known is clear', async () => {
    expect(await status(0)).toMatchObject({
      class: 'clear',
      reasons: [],
      care: 'open',
      policy: 'cn-ncp-8',
    })
  })

  test('who is a contact and has no order is a reminder, whatever the rules say', async () => {
    await contact(1)
    const { class: strictness, reasons } = await status(1)
    expect(strictness).toBe('remind')
    expect(reasons).toMatchObject([
      { basis: 'close_contact', order: null, facts: [{ id: 'contact-1' }] },
    ])
  })

  test('who was ordered to stay is to stay, with the reason, the law and where to appeal', async () => {
    const order = await ordered(2)
    expect(await status(2)).toMatchObject({
      class: 'stay',
      reasons: [{ basis: 'close_contact', order: order.id, until: order.until, isPending: false }],
      without: [],
    })
  })

  test('is free at the end of the order, and at every moment before its signature', async () => {
    const order = await ordered(3)
    expect((await status(3, order.until - 1)).class).toBe('stay')
    expect((await status(3, order.until)).class).not.toBe('stay')
    expect((await status(3, order.issuedAt)).class).toBe('remind')
  })

  test('is free from the moment of a lift on, and was not before', async () => {
    const order = await ordered(4)
    const at = city.start + hourMs
    await writeAct(city, officers, {
      version: 1,
      id: 'lift-4',
      kind: 'lift',
      at,
      by: officers.signer('ma'),
      area: '410105',
      order: order.id,
      reason: '复核后认为没有必要继续。',
    })
    expect((await status(4, at - 1)).class).toBe('stay')
    expect(await status(4, at)).toMatchObject({
      class: 'remind',
      without: [{ order: order.id, because: 'lifted' }],
    })
    await city.sql`delete from order_acts where id = 'lift-4'`
    expect((await status(4, at)).class).toBe('remind')
  })

  test('is what rests on a fact only while the fact stands, and was so in the past', async () => {
    const order = await ordered(5)
    const at = city.start + 2 * hourMs
    await city.sql`insert into facts (id, kind, about, at, known_at, recorded_by) values ('w-5', 'withdrawal', 'contact-5', ${at}, ${at}, 'x')`
    expect(await status(5, at)).toMatchObject({
      class: 'clear',
      without: [{ order: order.id, because: 'ground-gone' }],
    })
    expect((await status(5, at - 1)).class).toBe('stay')
    expect((await status(5, at - 1, at)).class).toBe('clear')
  })

  test('is not touched by an order that nobody signed', async () => {
    const order = anOrderAbout(city, officers, {
      subject: { person: p(6) },
      fact: await contact(6),
    })
    await city.sql`
      insert into orders (id, digest, document, assertions, person_id, kind, basis, district, issuer, issued_at, from_at, until_at, known_at, logged_at)
      values (${order.id}, 'x', ${city.sql.json(order as never)}, '[]', ${p(6)}, 'isolate', 'close_contact', '410105', 'wu',
        ${order.issuedAt}, ${order.from}, ${order.until}, ${order.issuedAt}, ${order.issuedAt})`
    expect((await status(6)).class).toBe('remind')
  })
})

describe('an order about a place', () => {
  test('counts for those who live there, and rests on the cases that it names', async () => {
    const { sql, start } = city
    await sql`insert into facts (id, kind, person_id, reason, places, at, known_at, recorded_by)
      values ('case-z', 'case', ${p(40)}, 'infected', ${['building:1', 'county:410105']}, ${start - dayMs}, ${start - hourMs}, 'x')`
    const zone = anOrderAbout(city, officers, {
      subject: { areas: ['building:1'], unit: 'building', widenedFor: null },
      fact: 'case-z',
      basis: 'zone_lockdown',
      kind: 'zone',
      until: start + 2 * dayMs,
    })
    await writeOrders(city, officers, [zone])
    const inside = await status(15)
    const outside = await status(25)
    expect(inside.without).toEqual([])
    expect(inside.reasons).toMatchObject([{ order: zone.id, basis: 'zone_lockdown' }])
    expect(outside.reasons).toEqual([])
    await sql`insert into facts (id, kind, about, at, known_at, recorded_by) values ('w-z', 'withdrawal', 'case-z', ${start + hourMs}, ${start + hourMs}, 'x')`
    expect(await status(15, start + hourMs)).toMatchObject({
      reasons: [],
      without: [{ because: 'ground-gone' }],
    })
  })
})
