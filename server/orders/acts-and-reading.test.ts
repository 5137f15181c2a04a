import { randomUUID } from 'node:crypto'
import { inForce } from '@bihuan/core/orders/in-force.ts'
import { hourMs, isoOf, minuteMs } from '@bihuan/core/time/instant.ts'
import { beforeAll, describe, expect, test } from 'vitest'
import { ask } from '../door/query.ts'
import { anOrderDesk, codesOf, type OrderDesk } from './an-order-desk.ts'
import { endResponse, liftOrder, suspendOrder } from './draft-acts.ts'
import { ground } from './ground.ts'
import { orderList } from './order-list.ts'
import { orderStory } from './order-story.ts'
import { ordersOfPerson } from './orders-of-person.ts'
import { readOrders } from './read-orders.ts'
import { serveByReading } from './serve-by-reading.ts'
import { serveOrder } from './serve-order.ts'
import { unserved } from './unserved.ts'
import { zonesDue } from './zones-due.ts'

let desk: OrderDesk
beforeAll(async () => {
  desk = await anOrderDesk({ people: 60 })
})
const p = (n: number) => desk.people[n] ?? ''
const ofPerson = (person: string) =>
  readOrders(desk.city.sql, desk.city.city.anchors, { persons: [person] })
const statesOf = async (person: string, at: number) => {
  const { orders, book } = await ofPerson(person)
  return orders.map((one) => {
    const force = inForce(one, book, at)
    return force.inForce ? 'in-force' : force.because
  })
}
const why = '复核后认为没有必要继续。'

describe('acts', () => {
  test('are drafted only by who holds a post for them', async () => {
    const order = await desk.order(p(14))
    expect(await codesOf(desk.act(liftOrder, 'clerk', { order, reason: why }))).toEqual(['no-post'])
    await expect(
      desk.city.run(liftOrder, desk.city.actor('sampler'), { order, reason: why }),
    ).rejects.toMatchObject({ code: 'access.role-may-not' })
    expect(await codesOf(desk.act(liftOrder, 'ma', { order: 'none', reason: why }))).toBe(
      'order.unknown',
    )
  })

  test('of one signature end an order at once, and there is nothing to end twice', async () => {
    const [lifted, suspended] = [await desk.order(p(15)), await desk.order(p(16))]
    await desk.act(liftOrder, 'ma', { order: lifted, reason: why }, desk.now + minuteMs)
    await desk.act(suspendOrder, 'sun', { order: suspended, reason: why }, desk.now + minuteMs)
    expect(await statesOf(p(15), desk.now + minuteMs)).toEqual(['lifted'])
    expect(await statesOf(p(16), desk.now + minuteMs)).toEqual(['suspended'])
    expect(
      await codesOf(
        desk.act(liftOrder, 'ma', { order: lifted, reason: why }, desk.now + 2 * minuteMs),
      ),
    ).toBe('order.over')
  })

  test('are refused without a reason that says something', async () => {
    const order = await desk.order(p(17))
    expect(await codesOf(desk.act(liftOrder, 'ma', { order, reason: '好' }))).toEqual([
      'reason-missing',
    ])
  })
})

describe('the serving of an order', () => {
  test('is owed until somebody records it with proof, and escalates', async () => {
    const order = await desk.order(p(20))
    const owner = desk.officers.actor('li')
    const seen = async (at: number) => {
      const list = await ask(desk.city.city, unserved, {}, { now: at, actor: owner, purpose: null })
      return list.orders.find((one) => one.order === order)?.serving.state ?? 'not listed'
    }
    expect(await seen(desk.now + minuteMs)).toBe('owed')
    expect(await seen(desk.now + 2 * hourMs)).toBe('escalated')
    const loop = await desk.city.sql`
      select owner, due_at, closed_at < due_at as is_closed from loop_order_not_served where subject = ${`order:${order}`}`
    expect(loop).toMatchObject([
      { owner: 'community:410105001001', dueAt: desk.now + 2 * hourMs, isClosed: false },
    ])
    await desk.city.run(
      serveOrder,
      desk.city.actor('grid-worker', '410105001'),
      { order, how: 'paper-handed-over', proof: 'receipt 7' },
      desk.now + 2 * minuteMs,
    )
    expect(await seen(desk.now + 2 * hourMs)).toBe('not listed')
    const closed = await desk.city.sql`
      select closed_at from loop_order_not_served where subject = ${`order:${order}`}`
    expect(closed).toEqual([{ closedAt: desk.now + 2 * minuteMs }])
  })

  test('by reading counts once, at the first reading', async () => {
    const order = await desk.order(p(21))
    const read = (at: number) =>
      serveByReading(desk.city.sql, {
        orders: [order, 'none'],
        account: 'resident-1',
        at,
        command: randomUUID(),
        keys: desk.city.city.keys,
      })
    expect(await read(desk.now + minuteMs)).toEqual([order])
    expect(await read(desk.now + 2 * minuteMs)).toEqual([])
    const asking = { now: desk.now + hourMs, actor: desk.officers.actor('li'), purpose: 'orders' }
    const story = await ask(desk.city.city, orderStory, { order }, asking)
    expect(story.line.serving).toEqual({
      state: 'served',
      at: isoOf(desk.now + minuteMs),
      how: 'read-on-page',
      proof: 'account:resident-1',
    })
  })
})

describe('reading', () => {
  test('a list names nobody and shows the state of this moment', async () => {
    const list = await desk.city.ask(orderList, desk.officers.actor('li'), { state: 'in-force' })
    expect(list.orders.length).toBeGreaterThan(3)
    expect(JSON.stringify(list)).not.toMatch(/4101000000000\d\d/)
    expect(list.orders.every(({ state }) => state === 'in-force')).toBe(true)
    const other = await desk.city.ask(
      orderList,
      desk.city.actor('district-commander', '410102'),
      {},
    )
    expect(other.orders).toEqual([])
    expect(other.counts).toEqual([])
  })

  test('one order needs a purpose and leaves a trace on the page of the person', async () => {
    const order = await desk.order(p(22))
    const li = desk.officers.actor('li')
    await expect(desk.city.ask(orderStory, li, { order })).rejects.toMatchObject({
      code: 'access.purpose-needed',
    })
    await expect(desk.city.ask(orderStory, li, { order }, 'recall')).rejects.toMatchObject({
      code: 'order.purpose-needed',
    })
    await expect(
      desk.city.ask(
        orderStory,
        desk.city.actor('district-commander', '410102'),
        { order },
        'orders',
      ),
    ).rejects.toMatchObject({ code: 'access.area-is-not-yours' })
    const traces = () =>
      desk.city.sql`select purpose, query from person_reads where person_id = ${p(22)}`
    expect(await traces()).toEqual([])
    const story = await desk.city.ask(orderStory, li, { order }, 'orders')
    expect(await traces()).toEqual([{ purpose: 'orders', query: 'order.show' }])
    expect(story).toMatchObject({
      person: { person: p(22), nameMasked: '张**' },
      evidence: [{ kind: 'contact', reason: 'close_contact', about: 'case 1', holds: true }],
      mayLift: true,
      story: [
        { what: 'drafted' },
        { what: 'signed' },
        { what: 'logged' },
        { what: 'begins' },
        { what: 'ends' },
      ],
    })
    const { orders } = await desk.city.ask(ordersOfPerson, li, { person: p(22) }, 'orders')
    expect(orders.map((one) => one.order)).toEqual([order])
  })

  test('what a person may be ordered comes from their facts and the policy', async () => {
    const li = desk.officers.actor('li')
    const none = await desk.city.ask(ground, li, { person: p(30) }, 'orders')
    expect(none).toMatchObject({ adopted: true, policy: 'cn-ncp-8', standing: [] })
    expect(none.choices).toEqual([])
    const evidence = [await desk.contact(p(30))]
    const { choices } = await desk.city.ask(ground, li, { person: p(30) }, 'orders')
    const isolate = choices.find(({ kind }) => kind === 'isolate')
    expect(isolate).toMatchObject({ basis: 'close_contact', evidence, faults: [] })
    const drafted = await desk.draft(p(30), { evidence })
    expect(drafted.until).toBe(isolate?.until)
  })
})

describe('a zone', () => {
  test('is one order for areas of one district, of a unit that the policy allows', async () => {
    const place = {
      person: undefined,
      place: null,
      kind: 'zone',
      basis: 'zone_lockdown',
      evidence: ['case 1'],
    }
    await desk.city.sql`
      insert into facts (id, kind, person_id, reason, places, at, known_at, recorded_by)
      values ('case 1', 'case', ${p(40)}, 'patient_confirmed', ${['building:3', 'compound:1', 'county:410105']}, ${desk.now - hourMs}, ${desk.now - hourMs}, 'investigator')`
    const draft = (more: object) => desk.draft('', { ...place, ...more })
    expect(await codesOf(draft({ areas: ['building:999'], unit: 'building' }))).toBe(
      'city.area-unknown',
    )
    expect(await codesOf(draft({ areas: ['building:2'], unit: 'building' }))).toContain(
      'evidence-other-area',
    )
    expect(await codesOf(draft({ areas: ['county:410105'], unit: 'building' }))).toContain(
      'unit-too-wide',
    )
    const made = await desk.signAll(await draft({ areas: ['building:3'], unit: 'building' }), [
      'wu',
      'li',
    ])
    const read = await readOrders(desk.city.sql, desk.city.city.anchors, { areas: ['building:3'] })
    expect(read.orders.map(({ order }) => order.id)).toEqual([made])
    const { zones } = await desk.city.ask(zonesDue, desk.officers.actor('li'), {})
    expect(zones).toMatchObject([
      { order: made, areas: [{ area: 'building:3', name: '1号院3号楼' }], mayLift: false },
    ])
    expect(zones[0]?.conditions.length).toBeGreaterThan(0)
  })
})

describe('rows that were written by hand', () => {
  test('an order without signatures is no order, and one whose lift was taken away stays without effect', async () => {
    const real = await desk.order(p(24))
    await desk.city.sql`
      insert into orders (id, digest, document, assertions, person_id, kind, basis, district, issuer, issued_at, from_at, until_at, known_at)
      select 'by-hand', 'x', document, '[]', ${p(25)}, kind, basis, district, issuer, issued_at, from_at, until_at, known_at from orders where id = ${real}`
    const forged = await ofPerson(p(25))
    expect(forged.orders).toEqual([])
    expect(forged.refused.map(({ id }) => id)).toEqual(['by-hand'])
    await desk.act(liftOrder, 'ma', { order: real, reason: why }, desk.now + minuteMs)
    expect(await statesOf(p(24), desk.now + minuteMs)).toEqual(['lifted'])
    await desk.city.sql`delete from order_acts where order_id = ${real}`
    expect(await statesOf(p(24), desk.now + minuteMs)).toEqual([])
    expect((await ofPerson(p(24))).refused.map(({ id }) => id)).toEqual([real])
  })
})

describe('the end of the response', () => {
  test('takes two officers and ends every order that was issued before', async () => {
    await desk.order(p(0))
    const at = desk.now + 3 * hourMs
    const input = { area: '410105', second: 'li', reason: '疫情已经结束，全部解除。' }
    expect(await codesOf(desk.act(endResponse, 'wu', { ...input, second: 'clerk' }, at))).toEqual([
      'no-post',
    ])
    expect(await codesOf(desk.act(endResponse, 'wu', { ...input, second: 'wu' }, at))).toBe(
      'response.second-needed',
    )
    expect(await desk.act(endResponse, 'wu', input, at)).toBe(null)
    expect(await statesOf(p(0), at)).not.toContain('response-ended')
    await desk.act(endResponse, 'wu', input, at + minuteMs, ['li'])
    expect(await statesOf(p(0), at + 2 * minuteMs)).toEqual(['response-ended'])
    const list = await desk.city.ask(orderList, desk.officers.actor('li'), { state: 'in-force' })
    expect(list.orders.length).toBeGreaterThan(0)
  })
})
