import type { Reader } from '../db/sql.ts'
import { type Actor, covers } from '../door/actor.ts'
import { Problem } from '../door/problem.ts'
import { checkWorksAt, type SiteRow, siteOf } from '../isolation-sites/store.ts'

/** A site that the reader works at, or that lies in their area; a command asks the same at its door. */
export async function checkReads(sql: Reader, id: string, actor: Actor): Promise<SiteRow> {
  const site = await siteOf(sql, id)
  checkWorksAt(actor, site)
  if (!covers(actor.areaCode, site.areaCode))
    throw new Problem('access.area-is-not-yours', { area: site.areaCode, own: actor.areaCode })
  return site
}
