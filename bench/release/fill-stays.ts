import {
  cityDateOf,
  cityInstant,
  hourMs,
  type Instant,
  instantOf,
} from '@bihuan/core/time/instant.ts'
import { createPartitions } from '@bihuan/server/rounds/partitions.ts'
import { anOrderAbout, writeOrders } from '@bihuan/server/status/a-signed-order.ts'
import { adoptedIn } from '@bihuan/server/testing/adopted.ts'
import { officersOf } from '@bihuan/server/testing/officers.ts'
import type { Bench } from '../bench.ts'

const dayMs = 24 * hourMs
/** The night of the twenty measures. */
export const night = instantOf('2022-11-11T00:00:00+08:00')
const sites = 60
const vehicles = 400
const atOnce = 2_000

type Course = {
  readonly person: string
  readonly basis: 'close_contact' | 'inbound' | 'traveller_high'
  readonly clock: Instant
  readonly arrived: Instant
  readonly site: number
}

const midnight = (at: Instant): Instant => cityInstant(cityDateOf(at), '00:00')
const uuid = (kind: number, n: number): string =>
  `${kind.toString(16).padStart(8, '0')}-0000-4000-8000-${n.toString(16).padStart(12, '0')}`
export const stayId = (n: number): string => uuid(0xa1, n)

/** People in isolation that night: contacts of any of the last days, travellers from abroad and from high-risk areas. */
function courses(people: readonly string[]): Course[] {
  return people.map((person, n) => {
    const clock = night - (8 + ((n * 37) % 170)) * hourMs
    const arrived = Math.min(clock + (3 + (n % 29)) * hourMs, night - 2 * hourMs)
    const basis = n % 10 === 0 ? 'inbound' : n % 10 === 1 ? 'traveller_high' : 'close_contact'
    return { person, basis, clock, arrived, site: n % sites }
  })
}

async function fillPlaces({ city }: Bench, areas: readonly string[]): Promise<void> {
  const { sql } = city
  for (let n = 0; n < sites; n += 1)
    await sql`
      insert into isolation_sites (id, number, name, kind, place, area_code, address, lng, lat, state, added_by, added_at)
      values (${uuid(0xb1, n)}, ${n + 1}, ${`${n + 1}号隔离点`}, 'hotel', 'centralized', ${areas[n % areas.length] ?? '4101'}, '某路', ${113.5 + (n % 10) * 0.04},
        ${34.6 + Math.floor(n / 10) * 0.04}, 'active', 'bench', ${night - 90 * dayMs})`
  for (let n = 0; n < vehicles; n += 1) {
    await sql`
      insert into vehicles (id, plate, kind, seats, area_code, added_by, added_at)
      values (${uuid(0xc1, n)}, ${`豫A${10_000 + n}`}, 'coach', 40, '4101', 'bench', ${night - 90 * dayMs})`
    await sql`
      insert into crew_shifts (id, vehicle_id, driver, from_at, until_at, planned_by, planned_at)
      values (${uuid(0xd1, n)}, ${uuid(0xc1, n)}, ${`driver-${n}`}, ${night}, ${night + dayMs}, 'bench', ${night - hourMs})`
  }
}

const iso = (at: Instant | null) => (at === null ? null : new Date(at).toISOString())

async function fillStays({ city: { sql } }: Bench, all: readonly Course[]): Promise<void> {
  const of = <T>(value: (one: Course, n: number) => T) => all.map(value)
  await sql`
    insert into facts (id, kind, person_id, reason, about, at, known_at, recorded_by)
    select 'exposure:' || person, case when basis = 'close_contact' then 'contact' else 'travel' end, person, basis, 'bench', at, at, 'bench'
    from unnest(${of(({ person }) => person)}::bigint[], ${of(({ basis }) => basis)}::text[], ${of(({ clock }) => iso(clock))}::timestamptz[]) c (person, basis, at)`
  await sql`
    insert into facts (id, kind, person_id, reason, place, site, district, at, known_at, recorded_by)
    select 'stay:' || person, 'stay', person, basis, 'centralized', 'bench', '410105', at, at, 'bench'
    from unnest(${of(({ person }) => person)}::bigint[], ${of(({ basis }) => basis)}::text[], ${of(({ arrived }) => iso(arrived))}::timestamptz[]) c (person, basis, at)`
  await sql`
    insert into stays (id, person_id, isolation_site_id, cohort, basis, place, fact_id, arrived_at, arrived_by)
    select id, person, site, 'contact', basis, 'centralized', 'stay:' || person, at, 'bench'
    from unnest(${of((_, n) => stayId(n))}::uuid[], ${of(({ person }) => person)}::bigint[], ${of(({ site }) => uuid(0xb1, site))}::uuid[],
      ${of(({ basis }) => basis)}::text[], ${of(({ arrived }) => iso(arrived))}::timestamptz[]) c (id, person, site, basis, at)`
}

async function fillSwabs({ city: { sql } }: Bench, all: readonly Course[]): Promise<number> {
  let tube = 0
  let swabs = 0
  for (let day = midnight(night - 8 * dayMs); day < night; day += dayMs) {
    const round = 2_022_600 + Math.round((day - cityInstant('2022-01-01', '00:00')) / dayMs)
    const taken = all.flatMap(({ person, clock, arrived }, n) => {
      const nth = Math.round((day - midnight(clock)) / dayMs) + 1
      const at = day + (9 + (n % 10)) * hourMs
      return [1, 2, 3, 5, 7].includes(nth) && at > arrived && n % 13 !== 0
        ? [{ person, at, n }]
        : []
    })
    await sql.begin((tx) => createPartitions(tx as never, round))
    await sql`
      insert into rounds (id, notice_id, notice, opens_at, closes_at, published_at, published_by, kind)
      values (${round}, ${`isolation-${round}`}, '{}'::jsonb, ${day}, ${day + dayMs}, ${day}, 'bench', 'isolation')`
    const first = 4_109_000_000_000 + tube
    tube += taken.length
    swabs += taken.length
    const result = ({ at, n }: { at: Instant; n: number }) =>
      n % 17 === 0 ? null : at + 8 * hourMs
    await sql`
      with g as (
        select ${round}::int as round, ${first}::bigint + row_number() over () as tube, person, at, known
        from unnest(${taken.map(({ person }) => person)}::bigint[], ${taken.map(({ at }) => iso(at))}::timestamptz[],
          ${taken.map((one) => iso(result(one)))}::timestamptz[]) t (person, at, known)
      ), t as (
        insert into tubes (id, round_id, site_id, device_id, pool_size, sitting, member_count, state, opened_at, sealed_at, result, resulted_at)
        select tube, round, 1, 101, 1, 0, 1, 'sealed', at, at, case when known is not null then 'negative' end, known from g
      )
      insert into samples (person_id, tube_id, sampled_at, round_id, sitting) select person, tube, at, round, 0 from g`
  }
  return swabs
}

/** Fills a city with stays of mixed courses, each with exposure, signed order, fact, swabs and results; sites, and vehicles with crews. */
export async function fillNight(bench: Bench, wanted: number) {
  const { city, say } = bench
  const rows = await city.sql<{ id: string; area: string }[]>`
    select p.id, b.community_code as area from people p join households h on h.id = p.household_id join buildings b on b.id = h.building_id
    order by hashint8extended(p.id, ${bench.options.seed}) limit ${wanted}`
  const all = courses(rows.map(({ id }) => id))
  await fillPlaces(bench, [...new Set(rows.map(({ area }) => area))])
  await fillStays(bench, all)
  const swabs = await fillSwabs(bench, all)
  const ofTests = { sql: city.sql, start: night, city }
  const officers = await officersOf(ofTests as Parameters<typeof officersOf>[0])
  for (const [pack, at] of [
    ['cn-ncp-9', night - 90 * dayMs],
    ['cn-20m', night],
  ] as const)
    await adoptedIn(ofTests as Parameters<typeof adoptedIn>[0], officers, { pack, at })
  for (let n = 0; n < all.length; n += atOnce) {
    const orders = all.slice(n, n + atOnce).map(({ person, basis, clock, arrived }) =>
      anOrderAbout({ start: night }, officers, {
        subject: { person },
        fact: `exposure:${person}`,
        basis,
        evidence: [
          { kind: basis === 'close_contact' ? 'contact' : 'travel', fact: `exposure:${person}` },
        ],
        issuedAt: arrived - hourMs,
        from: arrived - hourMs,
        until: midnight(clock) + 7 * dayMs,
        law: { act: '传染病防治法', article: '39', policy: 'cn-ncp-9' },
      }),
    )
    await writeOrders({ sql: city.sql }, officers, orders)
    say(`release: ${Math.min(n + atOnce, all.length)} orders signed`)
  }
  await city.sql`analyze stays, facts, orders, rounds, samples, tubes, people`
  return { stays: all.length, swabs }
}
