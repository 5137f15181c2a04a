import { Family, FamilyParams } from '@bihuan/contract/residents.ts'
import { maskName } from '@bihuan/core/identity/mask.ts'
import { cityDateOf, type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'
import { together } from '../db/together.ts'
import { Problem } from '../door/problem.ts'
import { query } from '../door/query.ts'
import { ageOn } from '../people/age.ts'
import { leaveTrace } from '../people/leave-trace.ts'

type Member = {
  place: number
  person: string
  name: string
  bornOn: string
  relation: Static<typeof Family>['people'][number]['relation']
  consentedAt: Instant
  until: Instant | null
  documentSeen: boolean
}
type Actor = {
  place: number
  proxy: string
  name: string
  relation: Static<typeof Family>['proxies'][number]['relation']
  since: Instant
  until: Instant
}
type Ask = { id: string; now: Instant }

const momentsOf = (asks: readonly Ask[]) => asks.map(({ now }) => isoOf(now))

/** By account: oneself first, then those for whom one acts. */
const readMembers = together<Ask, Member>((sql, asks) => {
  const accounts = asks.map(({ id }) => id)
  return sql<Member[]>`
    select a.place, q.* from generate_subscripts(${accounts}::text[], 1) a (place)
    cross join lateral (
      select m.person, p.name, p.born_on, m.relation, m.consented_at, m.until,
        not exists (select from self_registrations s where s.person_id = p.id and s.seen_at is null) as document_seen
      from (
        select person_id as person, 'self' as relation, entered_at as consented_at, null::timestamptz as until, 0 as slot
        from residents where account_id = (${accounts}::text[])[a.place]
        union all
        select x.person_id, x.relation, x.consented_at, x.until_at, x.slot
        from residents r join proxies x on x.proxy_person_id = r.person_id
        where r.account_id = (${accounts}::text[])[a.place] and x.ended_at is null and x.until_at > (${momentsOf(asks)}::timestamptz[])[a.place]
      ) m join people p on p.id = m.person
      order by m.slot offset 0
    ) q`
})

/** By person: who acts for them. */
const readProxies = together<Ask, Actor>((sql, asks) => {
  const people = asks.map(({ id }) => id)
  return sql<Actor[]>`
    select a.place, q.* from generate_subscripts(${people}::bigint[], 1) a (place)
    cross join lateral (
      select x.id as proxy, p.name, x.relation, x.consented_at as since, x.until_at as until
      from proxies x join people p on p.id = x.proxy_person_id
      where x.person_id = (${people}::bigint[])[a.place] and x.ended_at is null and x.until_at > (${momentsOf(asks)}::timestamptz[])[a.place]
      order by x.consented_at, x.id offset 0
    ) q`
})

/** Oneself, those for whom one acts, and who acts for oneself. Everybody else on it sees that they were looked at. */
export const ownFamily = query({
  name: 'own.family',
  summary: 'Oneself and those for whom one acts',
  roles: ['resident'],
  params: FamilyParams,
  outcome: Family,
  async run(sql, _params, { actor, now }) {
    const [self, ...others] = await readMembers(sql, { id: actor.id, now })
    if (!self) throw new Problem('person.unknown')
    const look = { query: 'own.family', actor, purpose: 'family', at: now }
    const [proxies] = await Promise.all([
      readProxies(sql, { id: self.person, now }),
      ...others.map(({ person }) => leaveTrace(sql, { ...look, person })),
    ])
    return {
      people: [self, ...others].map(({ place: _, bornOn, consentedAt, until, ...member }) => ({
        ...member,
        age: ageOn(bornOn, cityDateOf(now)),
        consentedAt: isoOf(consentedAt),
        until: until === null ? null : isoOf(until),
      })),
      proxies: proxies.map(({ place: _, name, since, until, ...one }) => ({
        ...one,
        nameMasked: maskName(name),
        since: isoOf(since),
        until: isoOf(until),
      })),
    }
  },
})
