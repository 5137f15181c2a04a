import { type Instant, minuteMs } from '@bihuan/core/time/instant.ts'
import type { Sql } from '../db/sql.ts'
import type { TrustAnchors } from '../trust/anchors.ts'
import type { AskedStay } from './release-facts.ts'
import { releasesOf } from './releases-of.ts'
import { rulesLine } from './rules-line.ts'

/** How old a note may become before it is written anew. */
export const againMs = 15 * minuteMs
// So that a pass holds up the turns beside it for a moment and no longer; the rest follows in the next.
const atOnce = 2_000

/**
 * Notes on open stays when they are due, as computed now, for indexes and clocks. It decides nothing: pages, lists, the excess board and letting go
 * compute it themselves, and somebody whose note is old or missing is free on time all the same. Gives how many it wrote.
 */
export async function noteReleases(
  { sql, anchors }: { sql: Sql; anchors: TrustAnchors },
  now: Instant,
): Promise<number> {
  const [rules] = await rulesLine(sql, anchors, now, now)
  const since = Math.max(now - againMs, Math.min(now, rules?.policy.pack.from ?? 0))
  const stays = await sql<AskedStay[]>`
    select id, person_id as person, basis, place, arrived_at from stays
    where left_at is null and arrived_at <= ${now}::timestamptz and (release_noted_at is null or release_noted_at < ${since}::timestamptz)
    order by release_noted_at nulls first, id limit ${atOnce}`
  if (stays.length === 0) return 0
  const releases = await releasesOf(sql, stays, { now, anchors })
  const due = stays.map(({ id }) => {
    const at = releases.get(id)?.dueAt ?? null
    return at === null ? null : new Date(at).toISOString()
  })
  const noted = await sql`
    update stays s set release_due = d.due, release_noted_at = ${now}::timestamptz
    from unnest(${stays.map(({ id }) => id)}::uuid[], ${due}::timestamptz[]) d (id, due)
    where s.id = d.id and s.left_at is null returning s.id`
  return noted.length
}
