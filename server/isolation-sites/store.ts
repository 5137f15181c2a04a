import type { Reader } from '../db/sql.ts'
import type { Actor } from '../door/actor.ts'
import { Problem } from '../door/problem.ts'

export type SiteRow = {
  id: string
  number: number
  name: string
  kind: string
  place: string
  areaCode: string
  state: string
  version: number
}

/** An isolation site by its id. Throws isolation-site.unknown. */
export async function siteOf(sql: Reader, id: string): Promise<SiteRow> {
  const [site] = await sql<SiteRow[]>`
    select id, number, name, kind, place, area_code, state, version from isolation_sites where id = ${id}`
  if (site === undefined) throw new Problem('isolation-site.unknown', { site: id })
  return site
}

/** The unit of an account that works at one isolation site, as accounts.unit says it. */
export const unitOfSite = (number: number): string => `isolation-site:${number}`

/**
 * Whether an account may act at a site: whoever works at one (unit `isolation-site:7`) only there, everybody else where their area reaches.
 * The door has asked for role and area already.
 */
export function worksAt({ unit }: Pick<Actor, 'unit'>, site: Pick<SiteRow, 'number'>): boolean {
  return !unit.startsWith('isolation-site:') || unit === unitOfSite(site.number)
}

/** Throws isolation-site.not-yours where an account works at another site. */
export function checkWorksAt(actor: Pick<Actor, 'unit'>, site: SiteRow): void {
  if (!worksAt(actor, site))
    throw new Problem('isolation-site.not-yours', { site: String(site.number), unit: actor.unit })
}
