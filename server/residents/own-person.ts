import type { Reader } from '../db/sql.ts'
import { Problem } from '../door/problem.ts'
import type { Question } from '../door/query.ts'
import { personOf } from './store.ts'

type Access = {
  self: string
  /** Whether results may be shown: an official has seen the documents of the reader and of the person. */
  documentsSeen: boolean
}

/**
 * Lets somebody see themselves and those for whom they act, and leaves a trace of every look at another. Refuses with
 * person.unknown everybody else, whether they exist or not.
 */
export async function seeOwn(
  sql: Reader,
  person: string,
  name: string,
  { actor, now }: Question,
): Promise<Access> {
  const self = await personOf(sql, actor)
  if (person !== self) {
    const [seen] = await sql`
      insert into person_reads (id, person_id, query, actor_id, actor_role, purpose, at)
      select gen_random_uuid(), x.person_id, ${name}, ${actor.id}, ${actor.role}, 'family', ${now}
      from proxies x
      where x.proxy_person_id = ${self} and x.person_id = ${person} and x.ended_at is null and x.until_at > ${now}
      returning id`
    if (!seen) throw new Problem('person.unknown')
  }
  return { self, documentsSeen: await areSeen(sql, [self, person]) }
}

/** Whether an official has seen the documents of all of these people. */
async function areSeen(sql: Reader, people: readonly string[]): Promise<boolean> {
  const unseen = await sql`
    select from self_registrations where person_id = any(${[...people]}::bigint[]) and seen_at is null`
  return unseen.length === 0
}

export type OwnFacts = { name: string; bornOn: string; community: string; building: number }

/** What one's own pages say of a person; refuses with person.unknown. */
export async function factsOf(sql: Reader, person: string): Promise<OwnFacts> {
  const [row] = await sql<OwnFacts[]>`
    select p.name, p.born_on, b.community_code as community, b.id as building
    from people p join households h on h.id = p.household_id join buildings b on b.id = h.building_id where p.id = ${person}`
  if (!row) throw new Problem('person.unknown')
  return row
}

/** Whether a person's document counts as seen: an official registered them, or has seen it since. */
export async function isSeen(sql: Reader, person: string): Promise<boolean> {
  return areSeen(sql, [person])
}
