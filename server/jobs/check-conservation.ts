import { hourMs, minuteMs } from '@bihuan/core/time/instant.ts'
import { systemClock } from '../clock.ts'
import type { Sql } from '../db/sql.ts'
import type { Law } from '../loops/read-laws.ts'
import { largeRounds } from '../tallies/round-size.ts'
import { brokenWasteLaws } from '../waste/laws.ts'

type Log = { error(fields: object, text: string): void }
export type Broken = Law & { roundId: number }

/** A round that is over changes seldom: once an hour it is looked at as well, and all waste. */
const isTurnOfClosed = (at: number) => at % hourMs < minuteMs

/**
 * The laws that do not hold: of small rounds counted now, of large ones as they were last counted, which the tallies do as
 * often as it may cost (server/tallies). `at` is the clock of the machine.
 */
export async function brokenLaws(sql: Sql, at: number): Promise<Broken[]> {
  const large = [...(await largeRounds(sql))]
  // Named one by one: a join would have the view count every round there is.
  const small = await sql<{ id: number }[]>`
    select id from rounds where id <> all(${large}::int[]) and (closed_at is null or ${isTurnOfClosed(at)}::boolean)`
  const counted = await sql<Broken[]>`
    select law, round_id, expected::int, found::int from conservation
    where round_id = any(${small.map(({ id }) => id)}::int[]) and expected <> found`
  const kept = await sql<Broken[]>`
    select l.law, t.round_id, l.expected, l.found
    from tallies t cross join lateral jsonb_to_recordset(t.body) as l (law text, expected int, found int)
    where t.kind = 'laws' and t.body is not null and t.round_id = any(${large}::int[]) and l.expected <> l.found`
  return [...counted, ...kept]
}

/** Compares both sides of every law of conservation; a difference is our fault and somebody must be woken. */
export async function checkConservation(sql: Sql, log: Log): Promise<void> {
  const broken = await brokenLaws(sql, systemClock.now())
  if (broken.length > 0) log.error({ broken }, 'conservation is broken')
  // They count every bag of every site: seconds in a large city, so once an hour.
  const waste = isTurnOfClosed(systemClock.now()) ? await brokenWasteLaws(sql) : []
  if (waste.length > 0) log.error({ broken: waste }, 'conservation of waste is broken')
}
