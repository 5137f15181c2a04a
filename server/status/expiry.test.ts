import type { Order } from '@bihuan/core/orders/order.ts'
import { orderKinds } from '@bihuan/core/orders/order.ts'
import type { Status } from '@bihuan/core/status/status.ts'
import { hourMs, type Instant, minuteMs } from '@bihuan/core/time/instant.ts'
import { beforeAll, describe, expect, test } from 'vitest'
import { aCity, type TestCity } from '../testing/a-city.ts'
import { aRound, type TestRound } from '../testing/a-round.ts'
import { adoptedIn } from '../testing/adopted.ts'
import { officersOf } from '../testing/officers.ts'
import { anOrderAbout, writeOrders } from './a-signed-order.ts'
import { readStatus } from './read-status.ts'

// All workers stand still for two days: in this file no job exists, and nothing but reads happens after the orders were signed.

const many = 1_000
const standStillMs = 48 * hourMs
const secondMs = 1_000

let city: TestCity
let round: TestRound
let began: Instant
/** Each order with somebody whom it is about. */
let held: { order: Order; person: string }[]

beforeAll(async () => {
  city = await aCity()
  round = await aRound(city, { people: many })
  const officers = await officersOf(city)
  await adoptedIn(city, officers)
  began = city.start + 12 * hourMs
  await writeGrounds()
  held = round.people.map((person, n) => {
    const kind = orderKinds[n % orderKinds.length] ?? 'isolate'
    // A hold lives for half a day at most; of all others the ends lie two and a half minutes apart.
    const span = kind === 'hold' ? 12 * hourMs : standStillMs
    const until = began + 10 * minuteMs + Math.round((n * (span - 20 * minuteMs)) / many)
    return {
      order: anOrderAbout(city, officers, {
        ...formOf(kind, person, n),
        kind,
        issuedAt: began,
        until,
      }),
      person,
    }
  })
  await writeOrders(
    city,
    officers,
    held.map(({ order }) => order),
  )
  await city.sql`analyze`
}, 60_000)

function formOf(kind: Order['kind'], person: string, n: number) {
  const subject = { person }
  if (kind === 'admit')
    return { subject, fact: `case-${person}`, basis: 'patient_confirmed' as const }
  if (kind === 'hold')
    return {
      subject,
      fact: `pool:${round.round}:4101000000000:${person}`,
      basis: 'pool_reactive' as const,
    }
  if (kind === 'test')
    return { subject, fact: `roll:${round.round}:${person}`, basis: 'missed_test' as const }
  if (kind !== 'zone') return { subject, fact: `contact-${person}` }
  const areas = [`building:${Math.floor(n / 20) + 1}`]
  return {
    subject: { areas, unit: 'building', widenedFor: null },
    fact: `case-${person}`,
    basis: 'zone_lockdown' as const,
  }
}

/** For everybody a contact, a case and a reactive pool; those who are due in the round were not sampled. */
async function writeGrounds(): Promise<void> {
  const { sql } = city
  await sql`
    insert into facts (id, kind, person_id, reason, about, places, at, known_at, recorded_by)
    select k.kind || '-' || p.id, k.kind, p.id, k.reason, 'x', array['building:' || h.building_id], ${began - hourMs}, ${began - hourMs}, 'x'
    from people p join households h on h.id = p.household_id, (values ('contact', 'close_contact'), ('case', 'patient_confirmed')) k (kind, reason)`
  await sql`insert into recalls (round_id, tube_id, reason, opened_at, member_count)
    values (${round.round}, 4101000000000, 'reactive', ${began - hourMs}, ${many})`
  await sql`insert into recall_tasks (round_id, tube_id, person_id, sitting, opened_at)
    select ${round.round}, 4101000000000, id, 1, ${began - hourMs} from unnest(${round.people}::bigint[]) id`
}

type Read = (person: string, at: Instant) => Promise<Pick<Status, 'reasons'>>
const product: Read = (person, at) => readStatus(city.sql, { person, at }, city.city)

/** How many of the orders have effect for their people at a moment of each. */
async function inEffect(read: Read, momentOf: (order: Order) => Instant): Promise<number> {
  let count = 0
  for (let n = 0; n < held.length; n += 100) {
    const seen = await Promise.all(
      held.slice(n, n + 100).map(async ({ order, person }) => {
        const { reasons } = await read(person, momentOf(order))
        return reasons.some((reason) => reason.order === order.id)
      }),
    )
    count += seen.filter(Boolean).length
  }
  return count
}

/** Everything that a job could have changed, as one text. */
async function everything(): Promise<unknown> {
  const tables = [
    'orders',
    'order_acts',
    'order_batches',
    'facts',
    'log_entries',
    'commands',
    'alarms',
    'recall_tasks',
    'signings',
  ]
  return Promise.all(
    tables.map(async (table) => {
      const [row] = await city.sql.unsafe(
        `select count(*), md5(string_agg(t::text, '' order by t::text)) from ${table} t`,
      )
      return [table, row]
    }),
  )
}

describe('a thousand orders of all kinds, while every worker stands still for two days', () => {
  test('have effect until the second before their end, and none in the second after it', async () => {
    const before = await everything()
    expect(new Set(held.map(({ order }) => order.kind)).size).toBe(orderKinds.length)
    expect(new Set(held.map(({ order }) => order.until)).size).toBeGreaterThan(many * 0.9)
    expect(Math.max(...held.map(({ order }) => order.until)) - began).toBeGreaterThan(47 * hourMs)
    expect(await inEffect(product, ({ until }) => until - secondMs)).toBe(many)
    expect(await inEffect(product, ({ until }) => until)).toBe(0)
    expect(await inEffect(product, ({ until }) => until + secondMs)).toBe(0)
    expect(await inEffect(product, () => began + standStillMs)).toBe(0)
    expect(await everything()).toEqual(before)
  }, 120_000)

  test('would all hold on after it in a system that needs a job to end them', async () => {
    // The control: what is over is over only when a sweep has written it down, and no sweep ran.
    const swept = new Set<string>()
    const byJob: Read = async (person) => {
      const mine = held.filter((one) => one.person === person && !swept.has(one.order.id))
      return { reasons: mine.map(({ order }) => ({ order: order.id })) as never }
    }
    expect(await inEffect(byJob, ({ until }) => until - secondMs)).toBe(many)
    expect(await inEffect(byJob, ({ until }) => until + secondMs)).toBe(many)
  })
})
