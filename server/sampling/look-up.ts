import { capacityOfPool } from '@bihuan/core/tubes/check-event.ts'
import { tubesOf } from '@bihuan/core/tubes/events.ts'
import { int8s, uuids } from '../db/literal.ts'
import type { Tx } from '../db/sql.ts'
import { type Lot, peopleOf, type ReadEvent } from './read-events.ts'

/** The lots that tubes lie in; a tube that was never issued for the round is missing. */
export async function lotsOf(
  tx: Tx,
  round: number,
  tubes: readonly number[],
): Promise<Map<number, Lot>> {
  const rows = await tx<
    { tube: string; siteId: number; poolSize: number; perHousehold: boolean; sitting: number }[]
  >`
    select t.id as tube, g.site_id, g.pool_size, g.per_household, g.sitting
    from unnest(${int8s(tubes)}::text::bigint[]) t (id)
    cross join lateral (
      select * from tube_ranges where first_id <= t.id order by first_id desc limit 1
    ) g
    where g.last_id >= t.id and g.round_id = ${round}`
  return new Map(
    rows.map(({ tube, siteId, poolSize, perHousehold, sitting }) => {
      const pool = perHousehold ? 'household' : (poolSize as 1 | 5 | 10 | 20)
      return [Number(tube), { siteId, poolSize, sitting, capacity: capacityOfPool(pool) }]
    }),
  )
}

/** Those of the given people whom the city does not know. */
async function strangersAmong(tx: Tx, people: readonly string[]): Promise<Set<string>> {
  const rows = await tx<{ id: string }[]>`
    select asked.id from unnest(${int8s(people)}::text::bigint[]) asked (id)
    where not exists (select from people p where p.id = asked.id)`
  return new Set(rows.map((row) => row.id))
}

/** Person and sitting in one word, to find a sample by. */
export const swabKey = (person: string, sitting: number): string => `${person}:${sitting}`

// `lateral … offset 0`: a plan that was made while the round was empty would go through all its samples for ever after.
async function sampledAmong(
  tx: Tx,
  round: number,
  people: readonly string[],
  sittings: readonly number[],
) {
  const rows = await tx<{ person: string; sitting: number }[]>`
    select asked.id as person, s.sitting from unnest(${int8s(people)}::text::bigint[]) asked (id)
    cross join lateral (
      select x.sitting from samples x
      where x.round_id = ${round} and x.sitting = any(${int8s(sittings)}::text::smallint[]) and x.person_id = asked.id offset 0
    ) s`
  return new Set(rows.map(({ person, sitting }) => swabKey(person, sitting)))
}

async function knownEvents(tx: Tx, round: number, ids: readonly string[]): Promise<Set<string>> {
  const rows = await tx<{ id: string }[]>`
    select id from field_events where round_id = ${round} and id = any(${uuids(ids)}::text::uuid[])`
  return new Set(rows.map((row) => row.id))
}

async function knownTubes(tx: Tx, round: number, tubes: readonly number[]): Promise<Set<number>> {
  const rows = await tx<{ id: string }[]>`
    select id from tubes where round_id = ${round} and id = any(${int8s(tubes)}::text::bigint[])`
  return new Set(rows.map((row) => Number(row.id)))
}

/** What the tables say beforehand about everything that some events name. */
export type Known = {
  lots: Map<number, Lot>
  strangers: Set<string>
  /** Swab keys of people who have a sample in the round. */
  sampled: Set<string>
  events: Set<string>
  tubes: Set<number>
}

/** Looks up lots, people, samples, events and tubes: four statements at once, then the samples in the sittings of the lots. */
export async function lookUp(tx: Tx, round: number, reads: readonly ReadEvent[]): Promise<Known> {
  const named = new Set(reads.flatMap(({ event }) => tubesOf(event)))
  const tubes = [...named].filter((tube) => !Number.isNaN(tube))
  const people = [...new Set(reads.flatMap(({ event }) => peopleOf(event)))]
  const ids = reads.map(({ event }) => event.id)
  const [lots, strangers, events, known] = await Promise.all([
    lotsOf(tx, round, tubes),
    strangersAmong(tx, people),
    knownEvents(tx, round, ids),
    knownTubes(tx, round, tubes),
  ])
  const sittings = [...new Set([...lots.values()].map(({ sitting }) => sitting))]
  const sampled = await sampledAmong(tx, round, people, sittings)
  return { lots, strangers, sampled, events, tubes: known }
}
