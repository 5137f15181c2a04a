import { setTimeout as pause } from 'node:timers/promises'
import { type Instant, minuteMs } from '@bihuan/core/time/instant.ts'
import { systemClock } from '../clock.ts'
import type { Reader, Sql } from '../db/sql.ts'
import { Problem } from '../door/problem.ts'
import { changesOf } from './changes.ts'
import type { Kept, Tally, TallyKind } from './tally.ts'

// Beyond this whoever counts is thought dead, and another may begin.
const leaseMs = 10 * minuteMs
const lookAgainMs = 100

/**
 * True for one of all who ask at the same moment, whatever process they are in. By the clock of the machine. Who counts for
 * the first time only looked for a body a moment ago: if there is one by now, it is not the first.
 */
async function takeLease(
  sql: Sql,
  round: number,
  kind: TallyKind,
  isFirst: boolean,
): Promise<boolean> {
  const at = systemClock.now()
  const taken = await sql`
    insert into tallies (round_id, kind, lease_until) values (${round}, ${kind}, ${at + leaseMs})
    on conflict (round_id, kind) do update set lease_until = excluded.lease_until
      where (tallies.lease_until is null or tallies.lease_until < ${at}) and (not ${isFirst} or tallies.body is null)
    returning kind`
  return taken.length > 0
}

/**
 * Counts a tally anew and keeps it, unless somebody else is just doing so, or it has been counted though it was to be the
 * first time; says whether it did. What it costs decides when it is counted the next time.
 */
export async function renewTally<Body>(
  sql: Sql,
  it: Tally<Body>,
  round: number,
  now: Instant,
  isFirst = false,
): Promise<boolean> {
  if (!(await takeLease(sql, round, it.kind, isFirst))) return false
  const began = systemClock.now()
  try {
    // Read before the count: what changes meanwhile must look like a change afterwards.
    const changes = await changesOf(sql, round)
    const { body, stillMoves } = await it.count(sql, round, now)
    const cost = Math.ceil(systemClock.now() - began)
    await sql`
      update tallies set as_of = ${now}, body = ${sql.json(body as never)}, still_moves = ${stillMoves}, cost_ms = ${cost},
        counted_at = ${systemClock.now()}, counted_changes = ${changes}, lease_until = null
      where round_id = ${round} and kind = ${it.kind}`
    return true
  } catch (error) {
    await sql`update tallies set lease_until = null where round_id = ${round} and kind = ${it.kind}`
    throw error
  }
}

async function kept<Body>(sql: Reader, kind: TallyKind, round: number): Promise<Kept<Body> | null> {
  const [row] = await sql<Kept<Body>[]>`
    select as_of, body from tallies where round_id = ${round} and kind = ${kind} and body is not null`
  return row ?? null
}

const waitMs = 20_000
const isReadOnly = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === '25006'

/** Counts where nobody does yet; on a connection that may not write, whoever counts in the background must. */
async function countOrLeave<Body>(sql: Sql, it: Tally<Body>, round: number, now: Instant) {
  try {
    return await renewTally(sql, it, round, now, true)
  } catch (error) {
    if (isReadOnly(error)) return false
    throw error
  }
}

/**
 * The figures as they were last counted, however large the round; counted now only where they never were. Refuses with
 * server.busy where somebody else counts them for the first time and is not done within 20 s.
 */
export async function keptTally<Body>(
  sql: Sql,
  it: Tally<Body>,
  round: number,
  now: Instant,
): Promise<Kept<Body>> {
  const until = systemClock.now() + waitMs
  for (;;) {
    const found = await kept<Body>(sql, it.kind, round)
    if (found) return found
    if (await countOrLeave(sql, it, round, now)) continue
    if (systemClock.now() > until) throw new Problem('server.busy', { seconds: '30' })
    await pause(lookAgainMs)
  }
}
