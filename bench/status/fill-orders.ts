import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { hourMs, minuteMs } from '@bihuan/core/time/instant.ts'
import { anOrderAbout, writeOrders } from '@bihuan/server/status/a-signed-order.ts'
import { adoptedIn } from '@bihuan/server/testing/adopted.ts'
import { officersOf, testAnchors } from '@bihuan/server/testing/officers.ts'
import type { TrustAnchors } from '@bihuan/server/trust/anchors.ts'
import type { Bench } from '../bench.ts'

/** Who is under orders in the city of this run, and what the product checks signatures against. */
export type Ordered = {
  anchors: TrustAnchors
  /** What each person must be told; everybody else is clear. */
  held: ReadonlyMap<string, 'stay' | 'limit' | 'remind'>
}

const dayMs = 24 * hourMs
const share = { isolated: 0.03, waiting: 0.01, reminded: 0.02 }
const zones = 40

/** The rules that hold in the days of the bench's rounds. */
const pack = 'cn-ncp-9'

async function takePeople(bench: Bench, wanted: number): Promise<string[]> {
  const rows = await bench.city.sql<{ id: string }[]>`
    select id from people order by hashint8extended(id, ${bench.options.seed + 1}) limit ${wanted}`
  return rows.map(({ id }) => id)
}

/**
 * Puts some of the people under signed orders, straight into the tables: contacts in isolation, members of reactive pools who wait, contacts
 * whom nobody ordered anything, and buildings under lockdown. Each order has its two passkey signatures, its place in the log, its facts.
 */
export async function fillOrders(bench: Bench): Promise<Ordered> {
  const { sql } = bench.city
  const { opensAt, round } = bench.round
  const anchors = testAnchors()
  writeFileSync(join(bench.database.folder, 'trust.json'), JSON.stringify(anchors))
  const start = opensAt + 11 * hourMs
  const city = { sql, start, city: { ...bench.city, anchors } } as Parameters<typeof officersOf>[0]
  const officers = await officersOf(city)
  await adoptedIn(city, officers, { pack, at: opensAt - dayMs })
  const [{ n = 0 } = {}] = await sql<{ n: number }[]>`select count(*)::int as n from people`
  const count = (part: number) => Math.round(n * part)
  const people = await takePeople(bench, count(share.isolated + share.waiting + share.reminded))
  const isolated = people.slice(0, count(share.isolated))
  const waiting = people.slice(isolated.length, isolated.length + count(share.waiting))
  const reminded = people.slice(isolated.length + waiting.length)
  await sql`
    insert into facts (id, kind, person_id, reason, about, at, known_at, recorded_by, how)
    select 'contact-' || id, 'contact', id, 'close_contact', 'case-1', ${opensAt - dayMs}, ${opensAt - 20 * hourMs}, 'bench', 'household'
    from unnest(${[...isolated, ...reminded]}::bigint[]) id`
  await sql`insert into recalls (round_id, tube_id, reason, opened_at, member_count)
    values (${round}, 4101999999999, 'reactive', ${opensAt + 10 * hourMs}, ${waiting.length})`
  await sql`insert into recall_tasks (round_id, tube_id, person_id, sitting, opened_at)
    select ${round}, 4101999999999, id, 1, ${opensAt + 10 * hourMs} from unnest(${waiting}::bigint[]) id`
  const buildings = await sql<{ id: number; district: string }[]>`
    select id, left(community_code, 6) as district from buildings order by hashint8extended(id, ${bench.options.seed}) limit ${zones}`
  await sql`
    insert into facts (id, kind, person_id, reason, places, at, known_at, recorded_by)
    select 'case-' || b.id, 'case', h.person, 'patient_confirmed', array['building:' || b.id], ${opensAt - dayMs}, ${opensAt - 20 * hourMs}, 'bench'
    from unnest(${buildings.map(({ id }) => id)}::int[]) b (id)
    cross join lateral (select min(p.id) as person from households h join people p on p.household_id = h.id where h.building_id = b.id) h`
  const signed = { issuer: officers.signer('he'), approver: officers.signer('she') }
  const law = { act: '传染病防治法', article: '39', policy: pack }
  const orders = [
    ...isolated.map((person) => ({ subject: { person }, fact: `contact-${person}` })),
    ...waiting.map((person) => ({
      subject: { person },
      fact: `pool:${round}:4101999999999:${person}`,
      basis: 'pool_reactive' as const,
      kind: 'hold' as const,
      until: start + 12 * hourMs,
    })),
    ...buildings.map(({ id, district }) => ({
      subject: { areas: [`building:${id}`], unit: 'building', widenedFor: null },
      fact: `case-${id}`,
      basis: 'zone_high' as const,
      kind: 'zone' as const,
      district,
    })),
  ].map((one) => anOrderAbout(city, officers, { district: '410105', ...signed, law, ...one }))
  for (let from = 0; from < orders.length; from += 2_000)
    await writeOrders(city, officers, orders.slice(from, from + 2_000))
  await sql`vacuum analyze`
  const inZones = await sql<{ id: string }[]>`
    select p.id from people p join households h on h.id = p.household_id where h.building_id = any(${buildings.map(({ id }) => id)}::int[])`
  bench.say(
    `status: ${orders.length} signed orders, ${inZones.length} people in ${buildings.length} buildings under lockdown`,
  )
  return {
    anchors,
    held: new Map([
      ...reminded.map((person) => [person, 'remind'] as const),
      ...waiting.map((person) => [person, 'limit'] as const),
      ...[...isolated, ...inZones.map(({ id }) => id)].map((person) => [person, 'stay'] as const),
    ]),
  }
}

/** The moment of which statuses are asked: some minutes after the last signature. */
export const askedAt = (bench: Bench): number => bench.round.opensAt + 11 * hourMs + 5 * minuteMs
