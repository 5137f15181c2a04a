import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import type { Keys } from '../keys.ts'
import type { TrustAnchors } from '../trust/anchors.ts'
import { type ActRow, verifiedAct } from '../trust/rows.ts'
import { trustOf } from '../trust/trust-of.ts'
import { certificates } from './erased-subjects.ts'

// The code of a city has four digits; a district that ends its own response frees its people, but starts no clock of the city.
const isOfTheCity = (area: string): boolean => area.length <= 4

/**
 * When the response ended: the latest act that two officers signed to end it in the whole city. Null while it goes on; a row that
 * somebody wrote says nothing.
 */
export async function responseEnd(
  sql: Reader,
  anchors: TrustAnchors,
  keys: Keys,
): Promise<Instant | null> {
  const rows = await sql<ActRow[]>`
    select id, document, assertions, known_at from order_acts
    where kind = 'end-response' and order_id is null and batch_id is null and appeal_id is null`
  if (rows.length === 0) return certifiedEnd(sql, keys)
  const trust = await trustOf(sql, anchors)
  const ends = rows.flatMap((row) => {
    const verdict = verifiedAct(row, trust)
    const act = verdict.ok ? verdict.verified.act : null
    return act?.kind === 'end-response' && isOfTheCity(act.area) ? [act.at] : []
  })
  return ends.length === 0 ? certifiedEnd(sql, keys) : Math.max(...ends)
}

/** As a certificate of the city says it: the posts of those who signed the act are erased after three years. */
async function certifiedEnd(sql: Reader, keys: Keys): Promise<Instant | null> {
  const ends = (await certificates(sql, keys)).flatMap(({ responseEnd: end }) => end ?? [])
  return ends.length === 0 ? null : Math.max(...ends)
}
