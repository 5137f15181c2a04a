import { hourMs, type Instant, minuteMs } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import { changesOf } from './changes.ts'
import { largeRounds } from './round-size.ts'
import type { Tally, TallyKind } from './tally.ts'

/** Nothing is counted more often than this, however little it costs. */
const shortestMs = 2_000
/** By then whatever runs is counted again: on a busy machine a count waits more than it works. */
const longestMs = 15 * minuteMs
const dayMs = 24 * hourMs
/** How often it is asked whether a round that is over has changed after all. */
const lookMs = 10 * minuteMs

type Row = {
  roundId: number
  kind: TallyKind
  costMs: number
  countedAt: number
  stillMoves: boolean
  countedChanges: string | null
}
type Round = { id: number; isRunning: boolean }
type Counting = Pick<Tally<unknown>, 'kind' | 'share'>

export type Due = { round: number; kind: TallyKind; isFirst: boolean }

/** The changes of a round as they were some minutes ago at most; asking costs a look at all its boxes. */
export function lookSeldom(sql: Reader): (round: number, at: number) => Promise<string> {
  const seen = new Map<number, { at: number; changes: string }>()
  return async (round, at) => {
    const known = seen.get(round)
    if (known && at - known.at < lookMs) return known.changes
    const changes = await changesOf(sql, round)
    seen.set(round, { at, changes })
    return changes
  }
}

/** The large rounds, the newest first; one runs until it is closed or a day has passed since its last hour. */
async function roundsToCount(sql: Reader, now: Instant): Promise<Round[]> {
  const large = await largeRounds(sql)
  if (large.size === 0) return []
  return sql<Round[]>`
    select id, closed_at is null and closes_at > ${now - dayMs}::timestamptz as is_running
    from rounds where id = any(${[...large]}::int[]) order by opens_at desc, id desc`
}

/**
 * The tally of a large round that should be counted next, or null: of the newest round what was never counted, in the order
 * given, then what has waited longest by the measure of its interval. A round that is over is counted again when it has
 * changed, when something in it may have become overdue, and once a day. `at` is the clock of the machine, `now` the city's.
 */
export async function dueTally(
  sql: Reader,
  kinds: readonly Counting[],
  { at, now, changes }: { at: number; now: Instant; changes: ReturnType<typeof lookSeldom> },
): Promise<Due | null> {
  const rounds = await roundsToCount(sql, now)
  const rows = await sql<Row[]>`
    select round_id, kind, cost_ms, counted_at, still_moves, counted_changes from tallies
    where body is not null and round_id = any(${rounds.map(({ id }) => id)}::int[])`
  const rowOf = new Map(rows.map((row) => [`${row.roundId} ${row.kind}`, row]))
  const running = rounds.filter(({ isRunning }) => isRunning).length
  const late: { due: Due; by: number }[] = []
  for (const { id: round, isRunning } of rounds) {
    for (const { kind, share } of kinds) {
      const row = rowOf.get(`${round} ${kind}`)
      if (!row) return { round, kind, isFirst: true }
      const age = at - row.countedAt
      const fair = (row.costMs * Math.max(running, 1)) / share
      const interval = Math.min(Math.max(shortestMs, fair), longestMs)
      const waits = isRunning ? interval : Math.max(interval, lookMs)
      if (age < waits) continue
      const isDue =
        isRunning ||
        age >= dayMs ||
        row.stillMoves ||
        (await changes(round, at)) !== row.countedChanges
      if (isDue) late.push({ due: { round, kind, isFirst: false }, by: age / waits })
    }
  }
  return late.sort((a, b) => b.by - a.by)[0]?.due ?? null
}
