import type { Held } from '@bihuan/core/policy/track-at.ts'
import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'

export type HeldStay = {
  id: string
  personId: string
  site: string
  areaCode: string
  held: Held
}
type Row = {
  id: string
  personId: string
  site: string
  areaCode: string
  basis: string
  clockStart: Instant
}

/**
 * Since when the days of each stay count: from the latest fact that stands and has its reason, as status counts it
 * (core/status/fact-reasons.ts), and from the arrival where there is none. Of all open stays, of those
 * that began since a moment, or of one.
 */
export async function heldOfStays(
  sql: Reader,
  { since = null, stay = null }: { since?: Instant | null; stay?: string | null } = {},
): Promise<HeldStay[]> {
  const rows = await sql<Row[]>`
    select s.id, s.person_id, s.isolation_site_id as site, i.area_code, s.basis, coalesce(f.at, s.arrived_at) as clock_start
    from stays s
    join isolation_sites i on i.id = s.isolation_site_id
    left join lateral (
      select max(f.at) as at from facts f
      where f.person_id = s.person_id and f.kind in ('case', 'contact', 'travel') and f.reason = s.basis
        and not exists (select from facts w where w.kind = 'withdrawal' and w.about = f.id)
    ) f on true
    where ${stay === null ? sql`s.left_at is null` : sql`s.id = ${stay}`}
      and ${since === null ? sql`true` : sql`s.arrived_at >= ${since}::timestamptz`}`
  return rows.map(({ basis, clockStart, ...row }) => ({
    ...row,
    held: { reason: basis, clockStart },
  }))
}
