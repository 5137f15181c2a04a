import type { Instant } from '@bihuan/core/time/instant.ts'
import { unitName } from '../accounts/unit-name.ts'
import type { Reader } from '../db/sql.ts'

/** A look at a person, as the person is told of it. */
export type PersonRead = {
  at: Instant
  actorRole: string
  purpose: string
  query: string
  actorId: string
  actorName: string | null
  actorUnit: string | null
}

const readsMax = 200

/** The rosters that a person stood on, latest first, at most 200: each take was a read of everybody on the roll of its area. */
export const rosterReadsOf = (sql: Reader, person: string): Promise<PersonRead[]> => sql<
  PersonRead[]
>`
  select t.at, t.taken_role as actor_role, 'sampling' as purpose, 'roster.take' as query, t.taken_by as actor_id,
    a.display_name as actor_name, ${unitName(sql)} as actor_unit
  from rounds n
  join roll r on r.round_id = n.id
  join buildings b on b.id = r.building_id
  join roster_takes t on t.round_id = n.id and starts_with(b.community_code, t.area_code)
  left join accounts a on a.id = t.taken_by
  where r.person_id = ${person}
  order by t.at desc, t.id limit ${readsMax}`
