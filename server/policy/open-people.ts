import type { ActBook } from '@bihuan/core/orders/act-book.ts'
import type { VerifiedOrder } from '@bihuan/core/orders/verify-order.ts'
import type { AffectedPerson } from '@bihuan/core/status/effect-of-change.ts'
import type { Fact } from '@bihuan/core/status/fact.ts'
import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import { factsOf } from '../facts/facts-of.ts'
import { samePeople } from '../facts/ids-of.ts'
import { readOrders } from '../orders/read-orders.ts'
import type { TrustAnchors } from '../trust/anchors.ts'

/** Everybody with an order of their own that is not over at a moment, the zones in force, and what both rest on. */
export type OpenPeople = {
  readonly people: readonly AffectedPerson[]
  readonly zones: readonly VerifiedOrder[]
  /** The facts that the zones rest on. */
  readonly zoneFacts: readonly Fact[]
  readonly book: ActBook
}

/**
 * Reads everybody with an open order, in a handful of statements however many they are. Who only lives in a zone is not among them:
 * a zone is one order, and is told with the number of people who live there.
 */
export async function openPeople(
  sql: Reader,
  anchors: TrustAnchors,
  city: string,
  at: Instant,
): Promise<OpenPeople> {
  const { orders, book } = await readOrders(sql, anchors, { district: city, endsAfter: at })
  const zones = orders.filter(({ order: { subject } }) => 'areas' in subject)
  const own = new Map<string, VerifiedOrder[]>()
  for (const verified of orders) {
    const { subject } = verified.order
    if ('person' in subject) push(own, subject.person, verified)
  }
  const evidence = (list: readonly VerifiedOrder[]) => [
    ...new Set(list.flatMap(({ order }) => order.evidence.map(({ fact }) => fact))),
  ]
  const groups = await groupsOf(sql, [...own.keys()])
  const [facts, zoneFacts] = await Promise.all([
    factsOf(sql, groups.flat()),
    factsOf(sql, [], evidence(zones)),
  ])
  const ofPerson = new Map<string, Fact[]>()
  const withdrawals = new Map<string, Fact[]>()
  for (const fact of [...facts, ...zoneFacts]) {
    if (fact.kind === 'withdrawal') push(withdrawals, fact.fact, fact)
    else if (groupOf(groups, fact.person) !== undefined) push(ofPerson, fact.person, fact)
  }
  const zonesByArea = new Map<string, VerifiedOrder[]>()
  for (const zone of zones)
    if ('areas' in zone.order.subject)
      for (const area of zone.order.subject.areas) push(zonesByArea, area, zone)
  const people = groups.map((ids): AffectedPerson => {
    const known = ids.flatMap((id) => ofPerson.get(id) ?? [])
    const lives = new Set(known.flatMap((fact) => (fact.kind === 'dwelling' ? fact.places : [])))
    const around = [...new Set([...lives].flatMap((place) => zonesByArea.get(place) ?? []))]
    const orders = ids.flatMap((id) => own.get(id) ?? [])
    return {
      people: ids,
      district: orders[0]?.order.district ?? '',
      facts: [
        ...known,
        ...known.flatMap(({ id }) => withdrawals.get(id) ?? []),
        ...(around.length === 0 ? [] : zoneFacts),
      ],
      orders: [...orders, ...around],
    }
  })
  return { people, zones, zoneFacts, book }
}

// Sorted lists of ids of one person each, by any of them.
const byId = new WeakMap<readonly string[][], Map<string, string[]>>()
function groupOf(groups: readonly string[][], id: string): string[] | undefined {
  let known = byId.get(groups)
  if (known === undefined) {
    known = new Map(groups.flatMap((ids) => ids.map((one): [string, string[]] => [one, ids])))
    byId.set(groups, known)
  }
  return known.get(id)
}

/** All ids of each person among these, one list a person; the id that was asked by stands first. */
async function groupsOf(sql: Reader, persons: readonly string[]): Promise<string[][]> {
  if (persons.length === 0) return []
  const rows = await sql<{ place: number; id: string }[]>`
    with recursive ids as (${samePeople(sql, sql`select n::int, id, 'infinity'::timestamptz from unnest(${[...persons]}::bigint[]) with ordinality g (id, n)`)})
    select place, id from ids where id <> (${[...persons]}::bigint[])[place] order by place, id`
  const others = Map.groupBy(rows, ({ place }) => place)
  const seen = new Set<string>()
  const groups: string[][] = []
  for (const [n, person] of persons.entries()) {
    if (seen.has(person)) continue
    const ids = [person, ...(others.get(n + 1) ?? []).map(({ id }) => id)]
    for (const id of ids) seen.add(id)
    groups.push(ids)
  }
  return groups
}

function push<K, V>(map: Map<K, V[]>, key: K, one: V): void {
  const known = map.get(key)
  if (known === undefined) map.set(key, [one])
  else known.push(one)
}
