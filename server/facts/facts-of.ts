import type { Fact } from '@bihuan/core/status/fact.ts'
import type { Reader } from '../db/sql.ts'
import {
  dwellingFact,
  goneFact,
  markFact,
  poolFacts,
  recordedFact,
  resultFacts,
  rollFact,
  sampleFact,
  swabs,
} from './fact-sql.ts'
import { samePeopleText } from './ids-of.ts'
import { type FactJson, factOfJson } from './read-fact.ts'

type Row = { fact: FactJson }

/** Facts that are derived from what the field, the laboratories and the register say carry their person in their id. */
const derivedId = /^(?:sample|result|roll|mark|pool|dwelling):(?:\d+:)*?(\d+)(?::v\d+)?$/

const derived = `
  with recursive
  ids as (${samePeopleText("select 1, g.id, 'infinity'::timestamptz from unnest($1::bigint[]) g (id)")}),
  i as (select distinct id from ids)
  select ${recordedFact} as fact from i join facts f on f.person_id = i.id
  union all
  select x.fact from i cross join rounds n
  cross join lateral (${swabs()}) s
  join tubes t on t.round_id = n.id and t.id = s.tube_id and t.state in ('open', 'sealed', 'lost')
  cross join lateral (select ${sampleFact} as fact union all ${resultFacts}) x
  union all
  select ${rollFact} from i cross join rounds n join roll r on r.round_id = n.id and r.person_id = i.id
  union all
  select ${markFact} from i cross join rounds n
  join roll_marks m on m.round_id = n.id and m.person_id = i.id and m.kind = 'exempt'
  union all
  select x.fact from (select array_agg(i.id) as ids from i) a cross join lateral (${poolFacts}) x
  union all
  select x.fact from i join people p on p.id = i.id
  join households h on h.id = p.household_id join buildings b on b.id = h.building_id
  left join same_person_claims c on c.walk_in = p.id and c.verdict = 'same'
  cross join lateral (
    select ${dwellingFact} as fact
    union all
    -- The home of a walk-in who turned out to be somebody known was a place-holder.
    select ${goneFact("'dwelling:' || p.id", 'c.settled_at')} where c.settled_at is not null
  ) x`

const readDerived = (sql: Reader, people: readonly string[]) =>
  sql.unsafe<Row[]>(derived, [[...people]], { prepare: true })

const readRecorded = (sql: Reader, facts: readonly string[]) => sql<Row[]>`
  select ${sql.unsafe(recordedFact)} as fact from facts f where f.id = any(${[...facts]}::text[])`

const readWithdrawals = (sql: Reader, facts: readonly string[]) => sql<Row[]>`
  select ${sql.unsafe(recordedFact)} as fact from facts f where f.kind = 'withdrawal' and f.about = any(${[...facts]}::text[])`

/**
 * The facts about some people, under all their ids, and those of some ids, whosever they are: what somebody recorded, and what
 * samples, tubes, the roll, recalls and the register say. A tube for several is `of: 'pool'`, whatever it came to; only a tube made
 * for one swab with one person in it speaks of that person. Withdrawals come with what they withdraw.
 */
export async function factsOf(
  sql: Reader,
  people: readonly string[],
  facts: readonly string[] = [],
): Promise<Fact[]> {
  const wanted = new Set(facts)
  const named = facts.flatMap((id) => derivedId.exec(id)?.[1] ?? [])
  const others = named.filter((person) => !people.includes(person))
  const [own, ofOthers, recorded] = await Promise.all([
    people.length === 0 ? [] : readDerived(sql, people),
    others.length === 0 ? [] : readDerived(sql, [...new Set(others)]),
    facts.length === 0 ? [] : readRecorded(sql, facts),
  ])
  const found = [
    ...own,
    ...ofOthers.filter(({ fact }) => wanted.has(fact.id) || wanted.has(withdrawnBy(fact))),
    ...recorded,
  ].map(({ fact }) => factOfJson(fact))
  const ids = [...new Set(found.map(({ id }) => id))]
  const withdrawals = ids.length === 0 ? [] : await readWithdrawals(sql, ids)
  return [...found, ...withdrawals.map(({ fact }) => factOfJson(fact))]
}

const withdrawnBy = (fact: FactJson): string =>
  fact.kind === 'withdrawal' && 'fact' in fact ? String(fact.fact) : ''
