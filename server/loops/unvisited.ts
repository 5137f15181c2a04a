import type { Reader } from '../db/sql.ts'
import type { Asked } from './open-part.ts'

/**
 * Buildings with people missing, `loop_person_not_sampled`, of a large round as the tally of its roll names them. All of
 * them are due at one moment.
 */
export const unvisitedBuildings = (sql: Reader, { round }: Asked) => sql`
  select 'person-not-sampled'::text as kind, r.round_id, 'building:' || u.building as subject, r.community_code as area,
    'community:' || r.community_code as owner, n.closes_at as opened_at, n.closes_at + l.minutes * interval '1 minute' as due_at,
    'visit'::text as next_step
  from tally_rolls r
  join rounds n on n.id = r.round_id
  join round_limits l on l.round_id = r.round_id and l.step = 'person-followed-up'
  cross join lateral unnest(r.unvisited) u (building)
  where r.round_id = ${round}`
