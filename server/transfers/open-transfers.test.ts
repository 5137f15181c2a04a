import { randomUUID } from 'node:crypto'
import { hourMs, isoOf } from '@bihuan/core/time/instant.ts'
import { beforeAll, describe, expect, test } from 'vitest'
import { liftOrder } from '../orders/draft-acts.ts'
import { appendPending } from '../transparency/append-pending.ts'
import { aTransferDesk, type TransferDesk } from './a-transfer-desk.ts'
import { endTransfer, openTransfers } from './open-transfers.ts'
import { placedQuery } from './placed.ts'
import { sweepTransfers } from './sweep-transfers.ts'

const reason = '检测阴性，无需继续隔离。'
let desk: TransferDesk
beforeAll(async () => {
  desk = await aTransferDesk()
})

const openOf = (person: string) =>
  desk.city.sql<
    {
      id: string
      orderId: string
      cohort: string
      kind: string
      dueAt: number
      dueOfPolicy: boolean
      partyId: string
      endedWhy: string | null
      needs: unknown
      source: string
    }[]
  >`select * from transfers where person_id = ${person} order by asked_at`
const at = (hours: number) => desk.now + hours * hourMs
const person = (n: number) => desk.people[n] ?? ''
const request = () => ({
  id: randomUUID(),
  now: desk.now,
  keys: desk.city.city.keys,
  actor: desk.dispatcher,
})

describe('an order that both officers signed', () => {
  test('opens its transfer in the same transaction, due as the rules in force say', async () => {
    const order = await desk.order(person(0))
    const [row, ...more] = await openOf(person(0))
    expect(more).toEqual([])
    expect(row).toMatchObject({
      orderId: order,
      cohort: 'contact',
      kind: 'to-site',
      source: 'case 1',
    })
    // The pack of these tests says twelve hours, confirmed by who adopted it.
    expect(row).toMatchObject({ dueOfPolicy: true, dueAt: at(12) })
  })

  test('opens nothing where it only asks to stay at home', async () => {
    await desk.contacts([person(1)])
    const drafted = await desk
      .draft(person(1), {
        kind: 'stay_home',
        place: 'home_isolation',
        evidence: [`contact:${person(1)}`],
      })
      .catch(() => null)
    if (drafted) await desk.signAll(drafted, ['wu', 'li'])
    expect(await openOf(person(1))).toEqual([])
  })

  test('moves nobody who is where it says, and from a site where it says another place', async () => {
    const stay = async (who: string, place: string) =>
      desk.city.sql`
        insert into stays (id, person_id, isolation_site_id, cohort, basis, place, fact_id, arrived_at, arrived_by)
        values (${randomUUID()}, ${who}, ${desk.site}, 'contact', 'close_contact', ${place}, 'f', ${desk.now - hourMs}, 'x')`
    await stay(person(2), 'centralized')
    await stay(person(3), 'designated_hospital')
    await desk.order(person(2))
    await desk.order(person(3))
    expect(await openOf(person(2))).toEqual([])
    expect(await openOf(person(3))).toMatchObject([{ kind: 'between-sites' }])
  })

  test('is swept into a transfer where it began later than it was signed', async () => {
    await desk.order(person(4), { from: isoOf(at(1)) })
    expect(await openOf(person(4))).toEqual([])
    await sweepTransfers(desk.city.city, at(0.5))
    expect(await openOf(person(4))).toEqual([])
    // An order that the public log has not seen within ten minutes has no effect.
    await appendPending(desk.city.city, desk.now)
    await sweepTransfers(desk.city.city, at(1.5))
    expect(await openOf(person(4))).toHaveLength(1)
  })

  test('that was lifted ends its transfer with the act, and by the sweep when it ran out', async () => {
    const order = await desk.order(person(5))
    await desk.act(liftOrder, 'wu', { order, reason })
    const over = await openOf(person(5))
    const swept = await sweepTransfers(desk.city.city, at(24 * 400))
    const later = await openOf(person(0))
    expect(swept.ended).toBeGreaterThan(0)
    expect(later[0]?.endedWhy).toBe('order-ended')
    expect(over[0]?.endedWhy).toBe('order-ended')
  })
})

describe('who is moved', () => {
  test('is one party with those behind the same door, of one cohort', async () => {
    const [home] = await desk.city.sql<{ ids: string[] }[]>`
      select array_agg(id::text order by id) as ids from people where id <> all(${desk.people.slice(0, 6)}::bigint[])
        and not exists (select from transfers t where t.person_id = people.id) group by household_id having count(*) > 1 limit 1`
    const [one, two] = home?.ids ?? []
    if (!one || !two) throw new Error('a household of two')
    const first = await desk.waits(one)
    const second = await desk.waits(two)
    const rows = await desk.city.sql<{ partyId: string }[]>`
      select party_id from transfers where id = any(${[first, second]}::uuid[])`
    expect(new Set(rows.map(({ partyId }) => partyId)).size).toBe(1)
  })

  test('needs that were told lie sealed', async () => {
    const [row] = await desk.city.sql<{ text: string }[]>`
      select needs::text as text from transfers limit 1`
    expect(row?.text).toContain('$sealed')
  })

  test('once, whoever asks again; and a positive takes the place of a contact with its room and seat', async () => {
    const who = person(10)
    const id = await desk.waits(who)
    const asked = {
      person: who,
      kind: 'to-site' as const,
      cohort: 'contact' as const,
      basis: 'close_contact',
      order: null,
      area: '410105001001',
      dueAt: desk.now,
    }
    const again = await desk.city.sql.begin((tx) => openTransfers(tx, [asked], request()))
    expect(again).toEqual([id])
    const positive = {
      ...asked,
      kind: 'to-hospital' as const,
      cohort: 'positive' as const,
      basis: 'infected',
      order: null,
    }
    const [stronger] = await desk.city.sql.begin((tx) => openTransfers(tx, [positive], request()))
    expect(stronger).toBe(id)
    const rows = await desk.city
      .sql`select cohort, kind, to_site_id, party_id from transfers where id = ${id}`
    expect(rows).toMatchObject([
      { cohort: 'positive', kind: 'to-hospital', toSiteId: null, partyId: null },
    ])
  })

  test('ends once, with its reason', async () => {
    const id = await desk.waits(person(12))
    const end = () => desk.city.sql.begin((tx) => endTransfer(tx, id, 'refuses', '说明', request()))
    expect(await end()).toBe(true)
    expect(await end()).toBe(false)
    const [row] = await desk.city.sql<
      { endedWords: string }[]
    >`select ended_words from transfers where id = ${id}`
    expect(row?.endedWords).not.toContain('说明')
  })
})

test('every order is placed, has a reason, or stands open with its age', async () => {
  const placed = await desk.city.ask(
    placedQuery,
    desk.dispatcher,
    { from: isoOf(desk.now - hourMs), until: isoOf(at(1)) },
    undefined,
    at(30),
  )
  const { orders, placed: there, reasoned, open } = placed.total
  expect(orders).toBe(there + reasoned + open)
  expect(there).toBe(2)
  expect(placed.total.within8).toBe(2)
  expect(placed.reasons).toContainEqual(expect.objectContaining({ why: 'order-ended' }))
  expect(placed.districts.map(({ district }) => district)).toEqual(['410105'])
})
