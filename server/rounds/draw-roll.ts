import type { Notice } from '@bihuan/core/notice/notice.ts'
import type { Tx } from '../db/sql.ts'
import { dueBuildings } from './due-buildings.ts'

export type RollSize = { due: number; door: number; slot: number; site: number }

/** Draws the roll: everybody behind a door of a building that is called, in one statement whatever the size of the city. */
export async function drawRoll(tx: Tx, notice: Notice): Promise<void> {
  await tx`
    insert into roll (person_id, round_id, building_id, mode)
    select p.id, ${notice.round}::int, h.building_id, d.mode
    from (${dueBuildings(tx, notice)}) d
    join households h on h.building_id = d.building_id
    join people p on p.household_id = h.id`
}

/** How many people are on a roll, by the way they are sampled. */
export async function rollSize(tx: Tx, round: number): Promise<RollSize> {
  const [size] = await tx<RollSize[]>`
    select count(*)::int as due, (count(*) filter (where mode = 'door'))::int as door,
      (count(*) filter (where mode = 'slot'))::int as slot, (count(*) filter (where mode = 'site'))::int as site
    from roll where round_id = ${round}`
  return size ?? { due: 0, door: 0, slot: 0, site: 0 }
}

/**
 * Marks those exempt whom a registered trait frees under the notice, with the fact, and returns how many. The trait
 * `vaccinated` states the fact without its time, `vaccinated-48h` that it was within 48 hours before the round: it frees
 * where the notice allows as long or sets no limit. Facts with a moment of their own are marked one by one later.
 */
export async function markExempt(tx: Tx, notice: Notice, at: number, by: string): Promise<number> {
  if (notice.exemptions.length === 0) return 0
  const facts = notice.exemptions.map(({ fact }) => fact)
  const hours = notice.exemptions.map(({ withinHours }) => withinHours)
  const marked = await tx`
    insert into roll_marks (round_id, person_id, kind, fact, marked_at, marked_by)
    select r.round_id, r.person_id, 'exempt', min(t.trait), ${at}::timestamptz, ${by}
    from roll r
    join people p on p.id = r.person_id
    cross join lateral unnest(p.traits) t (trait)
    join unnest(${facts}::text[], ${hours}::int[]) e (fact, hours)
      on e.hours is null and t.trait = e.fact
      or substring(t.trait from '^(.*)-[0-9]{1,4}h$') = e.fact
        and coalesce(substring(t.trait from '-([0-9]{1,4})h$')::int <= e.hours, true)
    where r.round_id = ${notice.round} and p.traits <> '{}'
    group by r.round_id, r.person_id`
  return marked.count
}
