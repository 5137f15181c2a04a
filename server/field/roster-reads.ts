import type { Instant } from '@bihuan/core/time/instant.ts'
import { unitName } from '../accounts/unit-name.ts'
import type { Reader } from '../db/sql.ts'
import { rollOfPerson } from '../people/roll-of-person.ts'

/** A look at a person, as the person is told of it. */
export type PersonRead = {
  at: Instant
  actorRole: string
  purpose: string
  query: string
  actorId: string
  actorName: string | null
  actorUnit: string | null
  /** Whether it was beyond the budget, and what the review found; null for a reading within it. */
  glass: 'open' | 'founded' | 'unfounded' | null
}

const readsMax = 200

/** The rosters that a person stood on, latest first, at most 200: each take was a read of everybody on the roll of its area. */
export async function rosterReadsOf(sql: Reader, person: string): Promise<PersonRead[]> {
  const roll = await rollOfPerson(sql, person)
  if (roll.length === 0) return []
  // Areas nest by prefix; asked for by their codes, because a prefix of a column finds no index.
  const areas = roll.flatMap(({ roundId, community }) =>
    [4, 6, 9, 12].map((digits) => ({ roundId, area: community.slice(0, digits) })),
  )
  return sql<PersonRead[]>`
    select t.at, t.taken_role as actor_role, 'sampling' as purpose, 'roster.take' as query, t.taken_by as actor_id,
      a.display_name as actor_name, ${unitName(sql)} as actor_unit, null as glass
    from unnest(${areas.map(({ roundId }) => roundId)}::int[], ${areas.map(({ area }) => area)}::text[]) g (round_id, area_code)
    cross join lateral (
      select * from roster_takes t where t.round_id = g.round_id and t.area_code = g.area_code order by t.at desc limit ${readsMax}
    ) t
    left join accounts a on a.id = t.taken_by
    order by t.at desc, t.id limit ${readsMax}`
}
