import type { Reader } from '../db/sql.ts'
import type { Question } from '../door/query.ts'
import { checkWorksAt, siteOf } from '../isolation-sites/store.ts'
import { areaInReach } from '../rounds/store.ts'

/**
 * The part of a list of isolation sites `i` that somebody sees: the sites of their area, or of the one asked for, and of whoever works at
 * one site that one. Refuses another one's site.
 */
export async function scopeOf(
  sql: Reader,
  asked: { area?: string | undefined; site?: string | undefined },
  { actor }: Pick<Question, 'actor'>,
) {
  const area = areaInReach(actor, asked.area)
  if (asked.site !== undefined) checkWorksAt(actor, await siteOf(sql, asked.site))
  // A fragment that is awaited would be run: so it is given as what makes it.
  return () => sql`i.area_code >= ${area} and i.area_code < ${`${area}:`}
    ${asked.site === undefined ? sql`` : sql`and i.id = ${asked.site}`}
    ${actor.unit.startsWith('isolation-site:') ? sql`and 'isolation-site:' || i.number = ${actor.unit}` : sql``}`
}
