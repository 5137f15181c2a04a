// A city under the rules of autumn 2022 with isolation sites, for the tests of release: people who stay there, their orders and their swabs.
import { randomUUID } from 'node:crypto'
import type { Order } from '@bihuan/core/orders/order.ts'
import {
  cityDateOf,
  cityInstant,
  hourMs,
  type Instant,
  instantOf,
} from '@bihuan/core/time/instant.ts'
import type { Tx } from '../db/sql.ts'
import type { Actor } from '../door/actor.ts'
import { createPartitions } from '../rounds/partitions.ts'
import { anOrderAbout, writeOrders } from '../status/a-signed-order.ts'
import { checkIn } from '../stays/store.ts'
import { aCity, type TestCity } from '../testing/a-city.ts'
import { aRound } from '../testing/a-round.ts'
import { adoptedIn } from '../testing/adopted.ts'
import { officersOf, type TestOfficers } from '../testing/officers.ts'

const dayMs = 24 * hourMs
/** The twenty measures come into force. */
export const change = instantOf('2022-11-11T00:00:00+08:00')

export type NewStaying = {
  readonly person: string
  readonly clock: Instant
  readonly arrived: Instant
  readonly basis?: string
  readonly site?: string
  /** Null where nobody ordered it. */
  readonly until?: Instant | null
  readonly pack?: string
}
export type Swab = {
  readonly person: string
  readonly at: Instant
  /** How long the laboratory took; null where no result ever came. */
  readonly hours: number | null
  readonly call?: 'negative' | 'reactive' | 'invalid'
}

export type ReleaseDesk = {
  readonly city: TestCity
  readonly officers: TestOfficers
  readonly people: readonly string[]
  readonly sites: readonly { id: string; number: number }[]
  readonly manager: Actor
  /** Lets people in, each with exposure, order and fact; gives the ids of the stays in order. */
  stay(...all: readonly NewStaying[]): Promise<string[]>
  swab(...all: readonly Swab[]): Promise<void>
}

/** A city of so many people and sites, under the ninth edition; `twenty` adopts the twenty measures as well. */
export async function aReleaseDesk({
  people: count = 40,
  sites: places = 2,
} = {}): Promise<ReleaseDesk> {
  const city = await aCity()
  const { sql } = city
  const { people } = await aRound(city, { people: count })
  const officers = await officersOf(city)
  await adoptedIn(city, officers, { pack: 'cn-ncp-9', at: instantOf('2022-07-01T00:00:00+08:00') })
  await adoptedIn(city, officers, { pack: 'cn-20m', at: change })
  const sites = Array.from({ length: places }, (_, n) => ({ id: randomUUID(), number: n + 1 }))
  for (const { id, number } of sites)
    await sql`
      insert into isolation_sites (id, number, name, kind, place, area_code, address, state, added_by, added_at)
      values (${id}, ${number}, ${`${number}号隔离点`}, 'hotel', 'centralized', '410105001001', '某路1号', 'active', 'test', ${city.start})`
  const rounds = new Set<number>()
  let tube = 900_000
  const manager = city.actor('site-manager', '410105', 'isolation')
  const requestAt = (now: Instant) => ({
    id: randomUUID(),
    now,
    actor: manager,
    city: '4101',
    keys: city.city.keys,
    anchors: city.city.anchors,
  })
  return {
    city,
    officers,
    people,
    sites,
    manager,
    async stay(...all) {
      const rows = all.map((one) => ({
        basis: 'close_contact',
        site: sites[0]?.id ?? '',
        ...one,
        fact: randomUUID(),
      }))
      const kindOf = (basis: string) => (basis.endsWith('contact') ? 'contact' : 'travel')
      await sql`
        insert into facts (id, kind, person_id, reason, about, at, known_at, recorded_by)
        select f.id, f.kind, f.person, f.reason, case when f.kind = 'contact' then 'case 1' end, f.at, f.at + interval '1 hour', 'investigator'
        from unnest(${rows.map(({ fact }) => fact)}::text[], ${rows.map(({ basis }) => kindOf(basis))}::text[], ${rows.map(({ person }) => person)}::bigint[],
          ${rows.map(({ basis }) => basis)}::text[], ${rows.map(({ clock }) => new Date(clock).toISOString())}::timestamptz[]) f (id, kind, person, reason, at)`
      const orders = rows.map(({ person, fact, basis, arrived, until, pack = 'cn-ncp-9' }) =>
        until === null
          ? null
          : anOrderAbout(city, officers, {
              subject: { person },
              fact,
              basis: basis as Order['basis'],
              evidence: [{ kind: kindOf(basis), fact }],
              issuedAt: arrived - 2 * hourMs,
              from: arrived - 2 * hourMs,
              until: until ?? arrived + 10 * dayMs,
              law: { act: '传染病防治法', article: '39', policy: pack },
            }),
      )
      const written = orders.filter((order) => order !== null)
      if (written.length > 0) await writeOrders(city, officers, written)
      const ids: string[] = []
      for (const [n, row] of rows.entries()) {
        const { person, site, basis, arrived } = row
        const at = { id: site, name: `隔离点${site.slice(0, 4)}`, areaCode: '410105001001' }
        const stay = {
          person,
          site: at,
          room: null,
          transfer: null,
          order: orders[n]?.id ?? null,
          cohort: 'contact' as const,
          basis,
          place: 'centralized',
          at: arrived,
        }
        ids.push(
          (await sql.begin((tx) =>
            checkIn(tx as unknown as Tx, stay, requestAt(arrived)),
          )) as string,
        )
      }
      return ids
    },
    async swab(...all) {
      const rows = all.map((one) => {
        const day = cityDateOf(one.at)
        const round =
          2_022_000 +
          600 +
          Math.round((cityInstant(day, '12:00') - cityInstant('2022-01-01', '12:00')) / dayMs)
        tube += 1
        return { ...one, round, tube: String(4_101_000_000_000 + tube), day }
      })
      for (const { round, day } of rows) {
        if (rounds.has(round)) continue
        rounds.add(round)
        const opens = cityInstant(day, '00:00')
        await sql.begin(async (tx) => {
          await createPartitions(tx as unknown as Tx, round)
          await tx`
            insert into rounds (id, notice_id, notice, opens_at, closes_at, published_at, published_by, kind)
            values (${round}, ${`isolation-${round}`}, '{}'::jsonb, ${opens}, ${opens + dayMs}, ${opens}, 'test', 'isolation')`
        })
      }
      const iso = (at: Instant | null) => (at === null ? null : new Date(at).toISOString())
      await sql`
        with g as (
          select * from unnest(${rows.map(({ round }) => round)}::int[], ${rows.map((row) => row.tube)}::bigint[], ${rows.map(({ person }) => person)}::bigint[],
            ${rows.map(({ at }) => iso(at))}::timestamptz[], ${rows.map(({ at, hours }) => iso(hours === null ? null : at + hours * hourMs))}::timestamptz[],
            ${rows.map(({ hours, call = 'negative' }) => (hours === null ? null : call))}::text[]) g (round, tube, person, at, known, call)
        ), t as (
          insert into tubes (id, round_id, site_id, device_id, pool_size, sitting, member_count, state, opened_at, sealed_at, result, resulted_at)
          select tube, round, 1, 101, 1, 0, 1, 'sealed', at, at, call, known from g
        )
        insert into samples (person_id, tube_id, sampled_at, round_id, sitting) select person, tube, at, round, 0 from g`
    },
  }
}
