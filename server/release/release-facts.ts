import type { IndexPerson } from '@bihuan/core/release/index-person.ts'
import type { RoomSample } from '@bihuan/core/release/room-sample.ts'
import type { Fact } from '@bihuan/core/status/fact.ts'
import { factBook } from '@bihuan/core/status/fact-book.ts'
import { hourMs, type Instant } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import { recordedFact, resultFacts, sampleFact, swabs } from '../facts/fact-sql.ts'
import { samePeopleText } from '../facts/ids-of.ts'
import { type FactJson, factOfJson } from '../facts/read-fact.ts'

/** A stay as its release is asked of it. */
export type AskedStay = {
  readonly id: string
  readonly person: string
  readonly basis: string
  readonly place: string
  readonly arrivedAt: Instant
}

/** What is known of some people in isolation, by the id that was asked for. */
export type ReleaseFacts = {
  idsOf(person: string): readonly string[]
  factsOf(person: string): readonly Fact[]
  indexOf(person: string, at: Instant): IndexPerson | null
  roomOf(stay: string): readonly RoomSample[]
  refusedBy(person: string): readonly Instant[]
}

const iso = (at: Instant): string => new Date(at).toISOString()

// Only for whom a registrar found a second document: most have one id.
const moreIds = `
  with recursive asked as (select p from unnest($1::bigint[]) g (p)
    where exists (select from same_person_claims s where s.verdict = 'same' and (s.known = g.p or s.walk_in = g.p))),
  ids as (${samePeopleText('select row_number() over (order by p)::int, p, $2::timestamptz from asked')})
  select (array_agg(i.id::text)) as ids from ids i group by i.place`

const recorded = `
  select ${recordedFact} as fact from facts f
  where f.person_id = any($1::bigint[]) and f.known_at <= $2::timestamptz and f.kind in ('case', 'contact', 'travel', 'discharge', 'stay')
  union all
  select ${recordedFact} from facts f
  where f.kind = 'withdrawal' and f.known_at <= $2::timestamptz and f.about = any(array(
    select x.id from facts x where x.person_id = any($1::bigint[]) and x.kind in ('case', 'contact', 'travel', 'discharge', 'stay')))`

// A person's swabs since the day of their coming; a walk through the keys of each round's samples.
const swabbed = `
  select v.fact from unnest($1::bigint[], $2::timestamptz[]) i (id, since)
  join rounds n on n.published_at <= $3::timestamptz and n.closes_at + interval '1 day' > i.since
  cross join lateral (${swabs()}) s
  join tubes t on t.round_id = n.id and t.id = s.tube_id and t.state in ('open', 'sealed', 'lost')
  cross join lateral (select ${sampleFact} as fact union all ${resultFacts}) v
  where s.sampled_at >= i.since`

type Between = { person: string; through: string; since: Instant }
type Refusal = { personId: string; fromAt: Instant }
type Room = {
  stayId: string
  id: string
  at: Instant
  call: RoomSample['call']
  knownAt: Instant | null
}

/**
 * Everything that the releases of some stays rest on besides orders and rules, in a handful of statements however many they are: recorded facts, swabs with
 * their single results, the same of the contact between, swabs of the room, and swabs that were refused.
 */
export async function releaseFacts(
  sql: Reader,
  stays: readonly AskedStay[],
  now: Instant,
): Promise<ReleaseFacts> {
  const people = [...new Set(stays.map(({ person }) => person))]
  const [same, between] = await Promise.all([
    sql.unsafe<{ ids: string[] }[]>(moreIds, [people, iso(now)], { prepare: true }),
    sql<Between[]>`
      select c.person_id as person, t.person_id as through, t.last_exposed_at as since
      from contacts c join contacts t on t.id = c.through_id
      where c.person_id = any(${people}::bigint[]) and t.person_id is not null and c.dropped_at is null
      order by c.named_at`,
  ])
  const groups = new Map<string, readonly string[]>()
  for (const { ids } of same) for (const id of ids) groups.set(id, ids)
  const idsOf = (person: string): readonly string[] => groups.get(person) ?? [person]
  const sinceOf = new Map<string, Instant>()
  const since = (person: string, at: Instant) => {
    for (const id of idsOf(person)) sinceOf.set(id, Math.min(sinceOf.get(id) ?? at, at))
  }
  // Days of tests begin at midnight, so a swab of the morning before somebody came counts for that day.
  for (const { person, arrivedAt } of stays) since(person, arrivedAt - 24 * hourMs)
  for (const one of between) since(one.through, one.since)
  const all = [...sinceOf.keys()]
  const sinces = all.map((id) => iso(sinceOf.get(id) ?? now))
  const [said, taken, refusals, rooms] = await Promise.all([
    sql.unsafe<{ fact: FactJson }[]>(recorded, [all, iso(now)], { prepare: true }),
    sql.unsafe<{ fact: FactJson }[]>(swabbed, [all, sinces, iso(now)], { prepare: true }),
    sql<Refusal[]>`
      select person_id, from_at from stay_tests
      where person_id = any(${all}::bigint[]) and excused_why = 'refused' and excused_at <= ${now}`,
    sql<Room[]>`
      select stay_id, id, taken_at as at, call, known_at from environment_samples
      where stay_id = any(${stays.map(({ id }) => id)}::uuid[]) and taken_at <= ${now}`,
  ])
  const facts = Map.groupBy(
    [...said, ...taken].map(({ fact }) => factOfJson(fact)),
    (fact) => ('person' in fact ? fact.person : ''),
  )
  const withdrawals = Map.groupBy(facts.get('') ?? [], (fact) =>
    fact.kind === 'withdrawal' ? fact.fact : '',
  )
  const factsOf = (person: string): readonly Fact[] => {
    const own = idsOf(person).flatMap((id) => facts.get(id) ?? [])
    return [...own, ...own.flatMap(({ id }) => withdrawals.get(id) ?? [])]
  }
  const throughOf = new Map(between.map((one) => [one.person, one]))
  const refusedOf = Map.groupBy(refusals, ({ personId }) => personId)
  const roomsOf = Map.groupBy(rooms, ({ stayId }) => stayId)
  return {
    idsOf,
    factsOf,
    indexOf(person, at) {
      const through = throughOf.get(person)
      if (through === undefined) return null
      const book = factBook(factsOf(through.through), idsOf(through.through), at, at)
      const found = book.of('case').find((one) => one.at >= through.since)
      return {
        results: book.of('result'),
        since: through.since,
        positiveAt: found === undefined ? null : found.knownAt,
      }
    },
    roomOf: (stay) => roomsOf.get(stay) ?? [],
    refusedBy: (person) =>
      idsOf(person).flatMap((id) => (refusedOf.get(id) ?? []).map(({ fromAt }) => fromAt)),
  }
}
