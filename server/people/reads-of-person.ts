import { unitName } from '../accounts/unit-name.ts'
import type { Reader } from '../db/sql.ts'
import { together } from '../db/together.ts'
import { type PersonRead, rosterReadsOf } from '../field/roster-reads.ts'

const readsMax = 200

const readSingle = together<string, PersonRead & { place: number }>(
  (sql, people) => sql<(PersonRead & { place: number })[]>`
    select p.place, q.* from generate_subscripts(${[...people]}::bigint[], 1) p (place)
    cross join lateral (
      select r.at, r.actor_role, r.purpose, r.query, r.actor_id, a.display_name as actor_name, ${unitName(sql)} as actor_unit,
        case when g.id is not null then coalesce(g.verdict, 'open') end as glass
      from person_reads r left join accounts a on a.id = r.actor_id left join break_glass g on g.id = r.break_glass
      where r.person_id = (${[...people]}::bigint[])[p.place] order by r.at desc, r.id limit ${readsMax}
    ) q`,
)

/** Who has looked at a person, latest first, at most 200: single reads, and rosters that the person stood on. */
export async function readsOf(sql: Reader, person: string): Promise<PersonRead[]> {
  const [single, rosters] = await Promise.all([readSingle(sql, person), rosterReadsOf(sql, person)])
  return [...single.map(({ place: _, ...read }) => read), ...rosters]
    .toSorted((a, b) => b.at - a.at)
    .slice(0, readsMax)
}
