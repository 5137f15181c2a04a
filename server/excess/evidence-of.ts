import type { VerifiedOrder } from '@bihuan/core/orders/verify-order.ts'
import type { Fact } from '@bihuan/core/status/fact.ts'
import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import { factsOf } from '../facts/facts-of.ts'
import { samePeople } from '../facts/ids-of.ts'

type Evidence = { readonly people: readonly string[]; readonly facts: readonly Fact[] }

/** All ids of each of these people who have more than one; by any of them. */
async function manyIds(sql: Reader, people: readonly string[], at: Instant) {
  const rows = await sql<{ place: number; id: string }[]>`
    with recursive ids as (${samePeople(
      sql,
      sql`select n::int, p.id, to_timestamp(${at} / 1000.0) from unnest(${[...people]}::bigint[]) with ordinality p (id, n)
        where exists (select from same_person_claims s where s.verdict = 'same' and (s.known = p.id or s.walk_in = p.id))`,
    )})
    select place, id from ids`
  const found = new Map<string, string[]>()
  for (const { place, id } of rows) {
    const asked = people[place - 1] ?? ''
    found.set(asked, [...(found.get(asked) ?? []), id])
  }
  return found
}

/**
 * What carries each of these orders: the facts that it names with their withdrawals, under all ids of its subject, in a few statements for
 * all of them. Samples that answer a missed round or a pool are not read: an order that they end is ended by the status.
 */
export async function evidenceOf(
  sql: Reader,
  orders: readonly VerifiedOrder[],
  at: Instant,
): Promise<(order: VerifiedOrder) => Evidence> {
  const named = [...new Set(orders.flatMap(({ order }) => order.evidence.map(({ fact }) => fact)))]
  const subjects = [
    ...new Set(
      orders.flatMap(({ order: { subject } }) => ('person' in subject ? [subject.person] : [])),
    ),
  ]
  const [facts, ids] = [await factsOf(sql, [], named), await manyIds(sql, subjects, at)]
  const byFact = Map.groupBy(facts, (fact) => (fact.kind === 'withdrawal' ? fact.fact : fact.id))
  return ({ order }) => {
    const { subject } = order
    const own = 'person' in subject ? [subject.person] : []
    return {
      people: own.flatMap((person) => ids.get(person) ?? [person]),
      facts: order.evidence.flatMap(({ fact }) => byFact.get(fact) ?? []),
    }
  }
}
