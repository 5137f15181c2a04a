import { staffRoles } from '@bihuan/contract/access.ts'
import { VenueList, VenueSearchParams } from '@bihuan/contract/venues.ts'
import type { Reader } from '../db/sql.ts'
import { query } from '../door/query.ts'
import { foldedName, type VenueRow, venueColumns, wireVenue } from './venue-rows.ts'

// What stands for anything in a pattern stands for itself in a search.
const literal = (text: string) => text.replace(/[\\%_]/g, '\\$&')
const usualMost = 12

/**
 * Venues whose name or pinyin initials hold what was typed, in an area or anywhere: names that begin with it first, then the shorter
 * ones. What was typed may run on beyond the name (万达3F 海底捞 finds 万达): then the longest name that it begins with.
 */
export async function searchVenues(
  sql: Reader,
  { q, area, limit = usualMost }: { q: string; area?: string; limit?: number },
): Promise<VenueRow[]> {
  const typed = foldedName(q)
  if (typed === '') return []
  const inside = `%${literal(typed)}%`
  const starts = `${literal(typed)}%`
  const heads = Array.from({ length: Math.max([...typed].length - 1, 0) }, (_, n) =>
    [...typed].slice(0, n + 1).join(''),
  ).filter((one) => [...one].length > 1)
  return sql<VenueRow[]>`
    select ${venueColumns(sql)} from (
      select *, case when folded = ${typed} then 0 when folded like ${starts} then 1 when initials like ${starts} then 2
        when folded like ${inside} then 3 else 4 end as fit
      from venues
      where (folded like ${inside} or initials like ${starts} or folded = any(${heads}::text[]))
        and area_code like ${`${area ?? ''}%`}
      order by fit, case when folded = any(${heads}::text[]) then -length(folded) else length(folded) end, id
      limit ${limit}
    ) v order by v.fit, case when v.folded = any(${heads}::text[]) then -length(v.folded) else length(v.folded) end, v.id`
}

/** Places while somebody types: by name or initials, in an area or in the whole city. */
export const findVenues = query({
  name: 'venue.find',
  summary: 'Find places by name or initials',
  roles: staffRoles,
  params: VenueSearchParams,
  outcome: VenueList,
  run: async (sql, params) => ({ venues: (await searchVenues(sql, params)).map(wireVenue) }),
})
