import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Reader, Sql } from '../db/sql.ts'
import { isConserved } from '../loops/conservation.ts'
import { countUnvisited, type LoopCount } from '../loops/count-loops.ts'

/** What follows from the roll alone, and so never changes after publishing. */
export type RollFacts = { due: number; dueOf: Map<string, number> }

const drawn = new WeakMap<Reader, Map<number, RollFacts>>()

/** People due, by district of their home. Read once for each round, because a roll is drawn once. */
export async function readRollFacts(sql: Reader, round: number): Promise<RollFacts> {
  const rounds = drawn.get(sql) ?? new Map<number, RollFacts>()
  drawn.set(sql, rounds)
  const known = rounds.get(round)
  if (known) return known
  const rows = await sql<{ district: string; due: number }[]>`
    select left(b.community_code, 6) as district, sum(r.due)::int as due
    from (select building_id, count(*) as due from roll where round_id = ${round} group by building_id) r
    join buildings b on b.id = r.building_id group by 1`
  const facts = {
    due: rows.reduce((sum, { due }) => sum + due, 0),
    dueOf: new Map(rows.map((row) => [row.district, row.due])),
  }
  if (facts.due > 0) rounds.set(round, facts)
  return facts
}

export type MarkCounts = { exempt: number; refused: number; absent: number; unreachable: number }

/** Marks that stand: a mark of somebody who was sampled after all is outweighed. */
export async function readMarks(sql: Reader, round: number): Promise<MarkCounts> {
  const [counts] = await sql<MarkCounts[]>`
    select (count(*) filter (where kind = 'exempt'))::int as exempt, (count(*) filter (where kind = 'refused'))::int as refused,
      (count(*) filter (where kind = 'absent'))::int as absent, (count(*) filter (where kind = 'unreachable'))::int as unreachable
    from roll_marks m
    where m.round_id = ${round}
      and not exists (select from samples x where x.round_id = ${round} and x.person_id = m.person_id and x.sitting = 0)`
  return counts ?? { exempt: 0, refused: 0, absent: 0, unreachable: 0 }
}

/**
 * What costs a look at every person and sample. Asked with the board it is exact; the live board renews it less often
 * and its other numbers at every beat.
 */
export type PerPerson = { outsideRoll: number; conserved: boolean; unvisited: LoopCount }

export async function readPerPerson(sql: Sql, round: number, now: Instant): Promise<PerPerson> {
  const outside = await sql<{ n: number }[]>`
    select count(*)::int as n from samples x where x.round_id = ${round} and x.sitting = 0
      and not exists (select from roll r where r.round_id = ${round} and r.person_id = x.person_id)`
  const conserved = await isConserved(sql, round)
  const unvisited = await countUnvisited(sql, round, now)
  return { outsideRoll: outside[0]?.n ?? 0, conserved, unvisited }
}
