import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import { together } from '../db/together.ts'
import { Problem } from '../door/problem.ts'
import type { Question } from '../door/query.ts'
import { homeOfPerson, type PersonHome } from '../people/home-of-person.ts'
import { leaveTrace } from '../people/leave-trace.ts'

type Ask = { account: string; person: string; now: Instant }
type Row = {
  place: number
  self: string
  actsFor: boolean
  selfSeen: boolean
  personSeen: boolean
}

/** Whose account it is, whether they act for the person now, and whether an official has seen the documents. */
const readAccess = together<Ask, Row>((sql, asks) => {
  const accounts = asks.map(({ account }) => account)
  const people = asks.map(({ person }) => person)
  const moments = asks.map(({ now }) => new Date(now).toISOString())
  return sql<Row[]>`
    select a.place, q.* from generate_subscripts(${accounts}::text[], 1) a (place)
    cross join lateral (
      select r.person_id as self,
        exists (select from proxies x where x.proxy_person_id = r.person_id and x.person_id = (${people}::bigint[])[a.place]
          and x.ended_at is null and x.until_at > (${moments}::timestamptz[])[a.place]) as acts_for,
        not exists (select from self_registrations s where s.person_id = r.person_id and s.seen_at is null) as self_seen,
        not exists (select from self_registrations s where s.person_id = (${people}::bigint[])[a.place] and s.seen_at is null) as person_seen
      from residents r where r.account_id = (${accounts}::text[])[a.place] offset 0
    ) q`
})

type Access = {
  self: string
  /** Whether an official has seen the document of the person. */
  documentSeen: boolean
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
  const [found] = await readAccess(sql, { account: actor.id, person, now })
  if (!found) throw new Problem('person.unknown')
  const { self, actsFor, selfSeen, personSeen } = found
  if (person !== self) {
    if (!actsFor) throw new Problem('person.unknown')
    await leaveTrace(sql, { person, query: name, actor, purpose: 'family', at: now })
  }
  return { self, documentSeen: personSeen, documentsSeen: selfSeen && personSeen }
}

/** What one's own pages say of a person; refuses with person.unknown. */
export async function factsOf(sql: Reader, person: string): Promise<PersonHome> {
  const home = await homeOfPerson(sql, person)
  if (!home) throw new Problem('person.unknown')
  return home
}
