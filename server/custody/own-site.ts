import type { Reader } from '../db/sql.ts'

/**
 * Whether somebody of a unit acts for a sampling site: it is their own, or it is that which a round of isolation testing has for their isolation
 * site or for the homes of their community. Such sites are opened anew every day, so that nobody's unit can be one of them.
 */
export async function ownsSite(sql: Reader, unit: string, site: string | number): Promise<boolean> {
  if (unit === `site:${site}`) return true
  const [kind, name = ''] = unit.split(':')
  if (kind !== 'isolation-site' && kind !== 'community') return false
  const [found] = await sql`
    select from test_sites x left join isolation_sites i on i.id = x.isolation_site_id
    where x.site_id = ${site} and case when ${kind} = 'isolation-site' then i.number::text = ${name}
      else i.id is null and x.area_code = ${name} end`
  return found !== undefined
}
