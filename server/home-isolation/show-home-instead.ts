import { HomeInstead, HomeInsteadParams } from '@bihuan/contract/home-isolation.ts'
import { homeInstead, mayAccompany } from '@bihuan/core/home-isolation/home-instead.ts'
import { maskName } from '@bihuan/core/identity/mask.ts'
import type { Needs } from '@bihuan/core/isolation/needs.ts'
import { wordsOf } from '@bihuan/core/policy/field-words.ts'
import { cityDateOf } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import { covers } from '../door/actor.ts'
import { Problem } from '../door/problem.ts'
import { query } from '../door/query.ts'
import { policyNow, standingFacts } from '../facts/store.ts'
import { homesOf } from '../orders/homes.ts'
import { ageOn } from '../people/age.ts'
import { shippedWords } from '../policy/shipped.ts'
import { leaveListTraces } from '../reads/list-traces.ts'

const dependent = ['bedridden', 'nursing', 'child-alone', 'wheelchair']

/** Whether it was written down that somebody cannot look after themselves; null where nobody asked. */
async function needsCare(sql: Reader, ids: readonly string[]): Promise<boolean | null> {
  const [row] = await sql<{ needs: Partial<Needs> | null }[]>`
    select needs from transfers where person_id = any(${[...ids]}::bigint[]) and needs is not null order by asked_at desc limit 1`
  const care = row?.needs?.care
  return care === undefined ? null : care.some((one) => dependent.includes(one))
}

/**
 * Whether somebody may be isolated at home instead of at a site, by the list of the policy in force, and who of the household may stay along.
 * It proposes with its rule; the officer who drafts the order decides.
 */
export const showHomeInstead = query({
  name: 'home-stay.instead',
  summary: 'Whether somebody may be isolated at home instead of at a site',
  roles: ['case-investigator', 'grid-worker', 'district-commander'],
  params: HomeInsteadParams,
  outcome: HomeInstead,
  person: ({ person }) => person,
  async run(sql, { person }, question) {
    const { now, actor, purpose } = question
    const home = (await homesOf(sql, [person])).get(person)
    if (!home) throw new Problem('person.unknown')
    if (!covers(actor.areaCode, home.community))
      throw new Problem('access.area-is-not-yours', { area: home.community, own: actor.areaCode })
    const people = await sql<{ id: string; name: string; bornOn: string }[]>`
      select o.id, o.name, o.born_on from people p join people o on o.household_id = p.household_id where p.id = ${person} order by o.born_on, o.id`
    await leaveListTraces(sql, {
      people: people.map(({ id }) => id),
      query: 'home-stay.instead',
      actor,
      purpose: purpose ?? '',
      at: now,
    })
    const policy = await policyNow(sql, question)
    const facts = await standingFacts(sql, { people: home.ids }, now)
    const reasons = new Set(
      facts.flatMap((fact) =>
        fact.kind === 'contact' || fact.kind === 'travel' ? [fact.reason] : [],
      ),
    )
    const bornOn = people.find(({ id }) => id === person)?.bornOn ?? cityDateOf(now)
    const age = ageOn(bornOn, cityDateOf(now))
    const care = await needsCare(sql, home.ids)
    return {
      proposals: [...reasons]
        .flatMap((reason) => homeInstead(policy, reason, { age, needsCare: care }))
        .map(({ group, fits, rule, binds }) => ({
          group,
          fits,
          because: { ...wordsOf(policy, group, shippedWords()) },
          rule: { ...rule },
          binds,
        })),
      companions: people
        .filter(({ id }) => id !== person)
        .map(({ id, name, bornOn: born }) => {
          const years = ageOn(born, cityDateOf(now))
          return {
            person: id,
            nameMasked: maskName(name),
            age: years,
            fits: mayAccompany(years, []),
          }
        }),
    }
  },
})
