import { zones } from '@bihuan/contract/waste.ts'
import type { Reader } from '../db/sql.ts'

/** Who is inside a site, and who is on the way to it or was given a room there. */
export async function insideOf(
  sql: Reader,
  site: string,
): Promise<{ people: number; coming: number }> {
  const [row] = await sql<{ people: number; coming: number }[]>`
    select (select count(*)::int from stays s where s.isolation_site_id = ${site} and s.left_at is null) as people,
      (select count(*)::int from transfers t where t.to_site_id = ${site} and t.ended_at is null) as coming`
  return row ?? { people: 0, coming: 0 }
}

/**
 * What a site lacks before it can be closed: people inside or coming, rooms and zones without a terminal disinfection that somebody else
 * checked since the site winds down (of a room: since it was last emptied), and bags of waste that were not handed over.
 */
export async function closingOf(sql: Reader, site: string) {
  const { people, coming } = await insideOf(sql, site)
  const [left] = await sql<{ rooms: number; bags: number }[]>`
    select (select count(*)::int from rooms r join isolation_sites i on i.id = r.isolation_site_id
        where r.isolation_site_id = ${site} and r.emptied_at is not null and not exists (
          select from cleanings c where c.room_id = r.id and c.kind = 'terminal' and c.passed and c.done_at >= r.emptied_at)) as rooms,
      (select count(*)::int from waste_bags b where b.isolation_site_id = ${site} and b.handed_at is null and b.voided_at is null) as bags`
  const done = await sql<{ zone: string }[]>`
    select distinct c.zone from cleanings c join isolation_sites i on i.id = c.isolation_site_id
    where c.isolation_site_id = ${site} and c.zone is not null and c.kind = 'terminal' and c.passed
      and i.state in ('closing', 'closed') and c.done_at >= i.state_since`
  const clean = new Set(done.map(({ zone }) => zone))
  return {
    openStays: people,
    coming,
    roomsNotDisinfected: left?.rooms ?? 0,
    zonesNotDisinfected: zones.filter((zone) => !clean.has(zone)),
    bagsLeft: left?.bags ?? 0,
  }
}
