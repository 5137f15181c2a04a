import { randomUUID } from 'node:crypto'
import { cityDateOf, hourMs, type Instant, minuteMs } from '@bihuan/core/time/instant.ts'
import type { Sql } from '../db/sql.ts'
import type { City } from '../door/command.ts'
import { fillRound } from './fill-round.ts'
import { noteTaken } from './note-taken.ts'

// Devices bring swabs later, and who is called back is swabbed again: after two days nobody does.
const closeAfterMs = 48 * hourMs

const closeOld = (sql: Sql, now: Instant) => sql`
  update rounds set closed_at = ${now} where kind = 'isolation' and closed_at is null and closes_at <= ${now - closeAfterMs}`

// With fifty thousand stays a pass goes through as many: not every ten seconds while nobody came. By the city's clock.
const fillEveryMs = 5 * minuteMs
const noteEveryMs = minuteMs
type Passed = { filled: Instant; noted: Instant }
const passed = new WeakMap<object, Passed>()

/** Whether so long ago that anything may have changed what is due. */
const isOld = (last: Instant, now: Instant): boolean =>
  now - last >= fillEveryMs || now < last || cityDateOf(now) !== cityDateOf(last)

/** Fills the round of today: with everybody, or with those who arrived since a moment. */
async function fillToday(
  { sql, code, anchors }: City,
  now: Instant,
  since: Instant | null,
): Promise<void> {
  const [held] = await sql`
    select from stays where left_at is null and ${since === null ? sql`true` : sql`arrived_at >= ${since}::timestamptz`} limit 1`
  const [laboratory] = await sql`select from laboratories limit 1`
  if (!held || !laboratory) return
  const opener = { id: randomUUID(), now, city: code, actor: { id: 'job' }, anchors }
  await sql.begin((tx) => fillRound(tx, cityDateOf(now), opener, since))
}

/**
 * The job of isolation testing: opens the round of today where somebody is in isolation, adds who came since, notes what was taken, and closes
 * rounds of the days before. Lists and clocks depend on it, and nobody's days. A second pass changes nothing.
 */
export async function keepTestRounds(city: City, now: Instant): Promise<void> {
  const { sql } = city
  const last = passed.get(sql) ?? { filled: 0, noted: 0 }
  const fills = isOld(last.filled, now)
  // Who came is due at once; a minute more, for whoever was let in while the last pass ran.
  await fillToday(city, now, fills ? null : last.filled - minuteMs)
  const notes = Math.abs(now - last.noted) >= noteEveryMs
  if (notes) {
    await noteTaken(sql, now)
    await closeOld(sql, now)
  }
  passed.set(sql, { filled: fills ? now : last.filled, noted: notes ? now : last.noted })
}
