import { Family, FamilyParams } from '@bihuan/contract/residents.ts'
import { maskName } from '@bihuan/core/identity/mask.ts'
import { cityDateOf, type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'
import { query } from '../door/query.ts'
import { ageOn } from '../people/age.ts'
import { personOf } from './store.ts'

type Member = {
  person: string
  name: string
  bornOn: string
  relation: Static<typeof Family>['people'][number]['relation']
  consentedAt: Instant
  until: Instant | null
  documentSeen: boolean
}
type Actor = {
  proxy: string
  name: string
  relation: Static<typeof Family>['proxies'][number]['relation']
  since: Instant
  until: Instant
}

/** Oneself, those for whom one acts, and who acts for oneself. Everybody else on it sees that they were looked at. */
export const ownFamily = query({
  name: 'own.family',
  summary: 'Oneself and those for whom one acts',
  roles: ['resident'],
  params: FamilyParams,
  outcome: Family,
  async run(sql, _params, { actor, now }) {
    const self = await personOf(sql, actor)
    await sql`
      insert into person_reads (id, person_id, query, actor_id, actor_role, purpose, at)
      select gen_random_uuid(), x.person_id, 'own.family', ${actor.id}, ${actor.role}, 'family', ${now}
      from proxies x where x.proxy_person_id = ${self} and x.ended_at is null and x.until_at > ${now}`
    const people = await sql<Member[]>`
      select m.person, p.name, p.born_on, m.relation, m.consented_at, m.until,
        not exists (select from self_registrations s where s.person_id = p.id and s.seen_at is null) as document_seen
      from (
        select person_id as person, 'self' as relation, entered_at as consented_at, null::timestamptz as until, 0 as place
        from residents where account_id = ${actor.id}
        union all
        select person_id, relation, consented_at, until_at, slot
        from proxies where proxy_person_id = ${self} and ended_at is null and until_at > ${now}
      ) m join people p on p.id = m.person
      order by m.place`
    const proxies = await sql<Actor[]>`
      select x.id as proxy, p.name, x.relation, x.consented_at as since, x.until_at as until
      from proxies x join people p on p.id = x.proxy_person_id
      where x.person_id = ${self} and x.ended_at is null and x.until_at > ${now}
      order by x.consented_at, x.id`
    return {
      people: people.map(({ bornOn, consentedAt, until, ...member }) => ({
        ...member,
        age: ageOn(bornOn, cityDateOf(now)),
        consentedAt: isoOf(consentedAt),
        until: until === null ? null : isoOf(until),
      })),
      proxies: proxies.map(({ name, since, until, ...one }) => ({
        ...one,
        nameMasked: maskName(name),
        since: isoOf(since),
        until: isoOf(until),
      })),
    }
  },
})
