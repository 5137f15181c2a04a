// The night of 11 November 2022 in an invented city: people in quarantine of every track, ordered day by day through the real
// commands and signed by officers, while the 9th edition was in force. For the database test and for bench/night.

import type { RawLibrary } from '@bihuan/core/policy/adoption-source.ts'
import { momentOf } from '@bihuan/core/policy/moment.ts'
import { isFields } from '@bihuan/core/policy/read-fields.ts'
import { hourMs, type Instant, minuteMs } from '@bihuan/core/time/instant.ts'
import { draftBatch } from '../orders/draft-batch.ts'
import { sign } from '../signing/sign.ts'
import type { TestCity } from '../testing/a-city.ts'
import { type OfficerName, officersOf, type TestOfficers } from '../testing/officers.ts'
import { appendPending } from '../transparency/append-pending.ts'
import { adopt } from './adopt.ts'
import { shippedRaw } from './shipped.ts'

export type NightCity = Pick<TestCity, 'city' | 'sql' | 'start' | 'run'>

export const night = momentOf('2022-11-11') ?? 0
const dayMs = 24 * hourMs

/** Somebody in quarantine on that night. */
export type NightPerson = {
  readonly person: string
  readonly basis: string
  /** City days from the day of the last exposure, entry or leaving to the night: 1 is the day before it. */
  readonly daysAgo: number
}

type Course = {
  readonly basis: string
  /** Of a thousand people. */
  readonly share: number
  /** Orders one after another: kind, from which day on (0 is the day of the exposure), for how many days. */
  readonly orders: readonly { kind: string; from: number; days: number }[]
  readonly fact: 'contact' | 'travel'
}
// After domain-policy §2.1, column of the 9th edition.
const courses: readonly Course[] = [
  {
    basis: 'close_contact',
    share: 450,
    fact: 'contact',
    orders: [
      { kind: 'isolate', from: 0, days: 7 },
      { kind: 'monitor', from: 7, days: 3 },
    ],
  },
  {
    basis: 'secondary_contact',
    share: 250,
    fact: 'contact',
    orders: [{ kind: 'stay_home', from: 0, days: 7 }],
  },
  {
    basis: 'inbound',
    share: 100,
    fact: 'travel',
    orders: [
      { kind: 'isolate', from: 0, days: 7 },
      { kind: 'monitor', from: 7, days: 3 },
    ],
  },
  {
    basis: 'traveller_high',
    share: 80,
    fact: 'travel',
    orders: [{ kind: 'isolate', from: 0, days: 7 }],
  },
  {
    basis: 'traveller_medium',
    share: 70,
    fact: 'travel',
    orders: [{ kind: 'stay_home', from: 0, days: 7 }],
  },
  {
    basis: 'closed_loop_exit',
    share: 50,
    fact: 'travel',
    orders: [{ kind: 'isolate', from: 0, days: 7 }],
  },
]

/**
 * The 9th edition as it stood before anybody knew its end: without a last day. A pack that ended by itself would free everybody that night
 * whether or not officers signed the next, and the check would prove nothing.
 */
export function ninthWithoutEnd(): RawLibrary {
  const open = (value: unknown) => {
    if (!isFields(value) || value.id !== 'cn-ncp-9') return value
    const { effective_to: _, ...rest } = value
    return rest
  }
  const { sources, modules, packs } = shippedRaw()
  const without = (files: RawLibrary['packs']) =>
    files.map(({ file, value }) => ({ file, value: open(value) }))
  // Nor did anybody know the packs that followed.
  const before = packs.filter(({ file }) => /cn-ncp-[89]\.yaml$/.test(file))
  return { sources, modules: without(modules), packs: without(before) }
}

async function buildCity({ sql, start }: NightCity, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, (_, n) => String(410_100_000_000_001 + n))
  const homes = Math.ceil(count / 3)
  const buildings = Math.ceil(homes / 30)
  await sql`insert into areas (code, level, name, parent_code) values
    ('4101', 'city', '郑州市', null), ('410105', 'district', '金水区', '4101'),
    ('410105001', 'street', '经八路街道', '410105'), ('410105001001', 'community', '一号社区', '410105001'),
    ('410105002', 'street', '花园路街道', '410105'), ('410105002001', 'community', '二号社区', '410105002')
    on conflict do nothing`
  await sql`insert into compounds (id, community_code, name, has_manager)
    values (1, '410105001001', '1号院', true), (2, '410105002001', '2号院', true)`
  await sql`insert into buildings (id, compound_id, community_code, name, floors)
    select n, n % 2 + 1, case n % 2 when 0 then '410105001001' else '410105002001' end, n || '号楼', 6 from generate_series(1, ${buildings}) n`
  await sql`insert into households (id, building_id, unit_no, door_no)
    select n, (n - 1) / 30 + 1, (n - 1) % 30 / 10 + 1, n::text from generate_series(1, ${homes}) n`
  await sql`insert into people (id, household_id, name, sex, born_on, registered_at)
    select id, (n - 1) / 3 + 1, '张' || n, case when n % 2 = 0 then 'male' else 'female' end, date '1935-01-01' + (n * 7919 % 31000)::int, ${start}
    from unnest(${ids}::bigint[]) with ordinality p (id, n)`
  await sql`analyze people, households, buildings`
  return ids
}

/** Who of so many people is in which course since when: each of its days has the same number. */
function peopleOf(ids: readonly string[]): NightPerson[] {
  const people: NightPerson[] = []
  let next = 0
  for (const [n, { basis, share, orders }] of courses.entries()) {
    const isLast = n === courses.length - 1
    const count = isLast ? ids.length - next : Math.round((ids.length * share) / 1_000)
    const days = orders.reduce((sum, one) => sum + one.days, 0)
    // The last of the days would be over by midnight.
    for (let k = 0; k < count; k += 1) {
      const person = ids[next + k]
      if (person !== undefined) people.push({ person, basis, daysAgo: 1 + (k % (days - 1)) })
    }
    next += count
  }
  return people
}

const reason = {
  zh: '按防控方案，您需要隔离观察几天，到期自动解除。',
  en: 'By the plan in force you stay apart for some days; it ends by itself.',
}

export type Night = {
  readonly people: readonly NightPerson[]
  readonly officers: TestOfficers
  /** Signs a draft by these officers, one after another, and gives what it made. */
  signAll(
    drafted: { signing: string; digest: string },
    names: readonly OfficerName[],
    at: Instant,
  ): Promise<string | null>
  readonly batches: number
  readonly orders: number
}

/** Builds the city and lives through the ten days before: exposures as facts, orders as signed batches of each day. */
export async function aNight(
  city: NightCity,
  { people: count }: { people: number },
  say: (text: string) => void = () => undefined,
): Promise<Night> {
  const officers = await officersOf(city)
  const people = peopleOf(await buildCity(city, count))
  const began = night - 12 * dayMs
  await adopt(
    city.sql,
    city.city,
    {
      pack: 'cn-ncp-9',
      by: officers.passkey('he'),
      second: officers.passkey('she'),
      raw: ninthWithoutEnd(),
    },
    began,
  )
  await recordFacts(city, people)
  const signAll: Night['signAll'] = async ({ signing, digest }, names, at) => {
    let made: string | null = null
    for (const name of names) {
      const { officer: _, unit: __, at: ___, ...answer } = officers.sign(name, digest, at)
      made = (await city.run(sign, officers.actor(name), { signing, answer }, at)).made
    }
    return made
  }
  const days = Map.groupBy(people, ({ daysAgo }) => daysAgo)
  let batches = 0
  let orders = 0
  for (const turn of turnsOf(days)) {
    const drafted = await city.run(
      draftBatch,
      officers.actor('wu'),
      {
        people: turn.people,
        kind: turn.kind,
        basis: turn.basis,
        place: turn.kind === 'isolate' ? '隔离点' : '家中',
        from: new Date(turn.from).toISOString(),
        until: new Date(turn.until).toISOString(),
        reason,
        approver: 'li',
        cityApprover: 'he',
      },
      turn.at,
    )
    await signAll(drafted, ['wu', 'li', 'he'], turn.at + minuteMs)
    batches += 1
    orders += drafted.people
    // The public log sees them two minutes after the last signature; what it never saw binds nobody.
    await appendPending(city.city, turn.at + 3 * minuteMs)
    if (batches % 20 === 0) say(`${batches} batches, ${orders} orders`)
  }
  await city.sql`analyze orders, facts, order_batches, log_entries`
  return { people, officers, signAll, batches, orders }
}

type Turn = {
  at: Instant
  from: Instant
  until: Instant
  kind: string
  basis: string
  people: string[]
}

/** What was ordered when, in the order of time: a stay at noon of the day of the exposure, what follows on its evening before. */
function turnsOf(days: ReadonlyMap<number, readonly NightPerson[]>): Turn[] {
  const turns: Turn[] = []
  for (const { basis, orders } of courses)
    for (const [daysAgo, all] of days) {
      const people = all.filter((one) => one.basis === basis).map(({ person }) => person)
      if (people.length === 0) continue
      for (const { kind, from: day, days: lasts } of orders) {
        const begins = night + (day - daysAgo) * dayMs
        const at = day === 0 ? begins + 12 * hourMs : begins - 4 * hourMs
        const until = begins + lasts * dayMs
        if (at < night) turns.push({ at, from: Math.max(begins, at), until, kind, basis, people })
      }
    }
  return turns.sort((a, b) => a.at - b.at)
}

async function recordFacts({ sql }: NightCity, people: readonly NightPerson[]): Promise<void> {
  const factOf = new Map(courses.map(({ basis, fact }) => [basis, fact]))
  // Between eight and nine in the morning, each at a minute of their own.
  const at = people.map(
    ({ daysAgo }, n) => night - daysAgo * dayMs + 8 * hourMs + (n % 60) * minuteMs,
  )
  const isos = (list: readonly number[]) => list.map((one) => new Date(one).toISOString())
  await sql`
    insert into facts (id, kind, person_id, reason, about, at, known_at, recorded_by)
    select kind || ':' || person, kind, person, reason, case kind when 'contact' then 'case:1' end, at, known_at, 'investigator'
    from unnest(${people.map(({ basis }) => factOf.get(basis) ?? '')}::text[], ${people.map(({ person }) => person)}::bigint[],
      ${people.map(({ basis }) => basis)}::text[], ${isos(at)}::timestamptz[], ${isos(at.map((one) => one + hourMs))}::timestamptz[]) t (kind, person, reason, at, known_at)`
}
