import type { Reader } from '../db/sql.ts'
import { type PersonRead, rosterReadsOf } from '../field/roster-reads.ts'

const readsMax = 200

/** Who has looked at a person, latest first, at most 200: single reads, and rosters that the person stood on. */
export async function readsOf(sql: Reader, person: string): Promise<PersonRead[]> {
  const single = await sql<PersonRead[]>`
    select r.at, r.actor_role, r.purpose, r.query, r.actor_id, a.display_name as actor_name, a.unit as actor_unit
    from person_reads r left join accounts a on a.id = r.actor_id
    where r.person_id = ${person} order by r.at desc, r.id limit ${readsMax}`
  const rosters = await rosterReadsOf(sql, person)
  return [...single, ...rosters].sort((a, b) => b.at - a.at).slice(0, readsMax)
}
