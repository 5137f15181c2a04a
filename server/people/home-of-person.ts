import type { Reader } from '../db/sql.ts'
import { together } from '../db/together.ts'

/** Who somebody is and where they live, as their own page and the check of a reader's area need it. */
export type PersonHome = { name: string; bornOn: string; community: string; building: number }

const read = together<string, PersonHome & { place: number }>(
  (sql, people) => sql`
    select a.place, q.* from generate_subscripts(${[...people]}::bigint[], 1) a (place)
    cross join lateral (
      select p.name, p.born_on, b.community_code as community, b.id as building
      from people p join households h on h.id = p.household_id join buildings b on b.id = h.building_id
      where p.id = (${[...people]}::bigint[])[a.place] offset 0
    ) q`,
)

/** A person's name, birthday and home, or null where the city does not know them. */
export async function homeOfPerson(sql: Reader, person: string): Promise<PersonHome | null> {
  const [row] = await read(sql, person)
  return row ?? null
}
