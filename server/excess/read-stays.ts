import type { Fact } from '@bihuan/core/status/fact.ts'
import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import { recordedFact } from '../facts/fact-sql.ts'
import { samePeople } from '../facts/ids-of.ts'
import { type FactJson, factOfJson } from '../facts/read-fact.ts'

type Row = { who: string; fact: FactJson }

/** What was recorded about everybody who is in an isolation room of a district now, by person: stays, exposures, entries. */
export async function factsOfStaying(
  sql: Reader,
  district: string,
  at: Instant,
): Promise<ReadonlyMap<string, readonly Fact[]>> {
  const rows = await sql<Row[]>`
    with recursive staying as (
      select distinct person_id from facts
      where kind = 'stay' and starts_with(district, ${district}) and at <= ${at} and known_at <= ${at} and (until_at is null or until_at > ${at})
    ), ids as (${samePeople(sql, sql`select row_number() over (order by person_id)::int, person_id, to_timestamp(${at} / 1000.0) from staying`)})
    select (min(i.id) over (partition by i.place))::text as who, ${sql.unsafe(recordedFact)} as fact
    from ids i join facts f on f.person_id = i.id where f.kind in ('stay', 'contact', 'travel')`
  const withdrawn = await sql<{ fact: FactJson }[]>`
    select ${sql.unsafe(recordedFact)} as fact from facts f
    where f.kind = 'withdrawal' and f.about = any(${rows.map(({ fact }) => fact.id)}::text[])`
  const withdrawals = withdrawn.map(({ fact }) => factOfJson(fact))
  const byPerson = new Map<string, Fact[]>()
  for (const { who, fact } of rows) {
    const own = byPerson.get(who)
    if (own === undefined) byPerson.set(who, [factOfJson(fact), ...withdrawals])
    else own.push(factOfJson(fact))
  }
  return byPerson
}
