import type { RoundView } from '@bihuan/contract/rounds.ts'
import { type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'
import type { Reader } from '../db/sql.ts'
import { type Actor, covers } from '../door/actor.ts'
import { Problem } from '../door/problem.ts'

type RoundRow = {
  id: number
  noticeId: string
  titleZh: string
  titleEn: string
  opensAt: Instant
  closesAt: Instant
  publishedAt: Instant
  closedAt: Instant | null
}

/** A round, or the refusal round.unknown. */
export async function roundOf(sql: Reader, round: string): Promise<RoundRow> {
  const [row] = await sql<RoundRow[]>`${roundRows(sql)} where id = ${round}`
  if (!row) throw new Problem('round.unknown', { round })
  return row
}

/** The select that a RoundRow comes from; a condition may follow. */
export const roundRows = (sql: Reader) => sql`
  select id, notice_id, notice ->> 'titleZh' as title_zh, notice ->> 'titleEn' as title_en,
    opens_at, closes_at, published_at, closed_at
  from rounds`

/** A round as it is told. */
export const roundView = (row: RoundRow): Static<typeof RoundView> => ({
  round: String(row.id),
  noticeId: row.noticeId,
  titleZh: row.titleZh,
  titleEn: row.titleEn,
  opensAt: isoOf(row.opensAt),
  closesAt: isoOf(row.closesAt),
  publishedAt: isoOf(row.publishedAt),
  closedAt: row.closedAt === null ? null : isoOf(row.closedAt),
})

/** The area that a list is about: the one asked for, which must lie inside the actor's own, or the actor's own. */
export function areaInReach(actor: Actor, asked: string | undefined): string {
  if (asked !== undefined && !covers(actor.areaCode, asked)) {
    throw new Problem('access.area-is-not-yours', { area: asked, own: actor.areaCode })
  }
  return asked ?? actor.areaCode
}

/** The areas of these sites of a round. Refuses with site.unknown where one is not of the round. */
export async function areasOfSites(
  sql: Reader,
  round: string,
  sites: readonly string[],
): Promise<string[]> {
  const rows = await sql<{ id: number; areaCode: string }[]>`
    select id, area_code from sites where round_id = ${round} and id = any(${[...sites]}::int[])`
  const areaOf = new Map(rows.map(({ id, areaCode }) => [String(id), areaCode]))
  return sites.map((site) => {
    const area = areaOf.get(site)
    if (area === undefined) throw new Problem('site.unknown', { round, site })
    return area
  })
}
