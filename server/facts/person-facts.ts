import { FactsParams, PersonFacts } from '@bihuan/contract/facts.ts'
import type { Fact } from '@bihuan/core/status/fact.ts'
import { type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import { query } from '../door/query.ts'
import { checkPerson } from '../people/results-of-person.ts'
import { factsOf } from './facts-of.ts'

/** What a fact has besides, as texts by their names. */
function aboutOf(fact: Fact): Record<string, string> {
  switch (fact.kind) {
    case 'sample':
      return fact.round === null ? {} : { round: String(fact.round) }
    case 'result':
      return { of: fact.of, call: fact.call, ...(fact.ct === null ? {} : { ct: String(fact.ct) }) }
    case 'case':
      return { areas: fact.areas.join(' ') }
    case 'contact':
      return { case: fact.case }
    case 'roll':
    case 'mark':
      return { round: String(fact.round) }
    case 'pool':
      return { tube: fact.tube }
    case 'dwelling':
      return { places: fact.places.join(' ') }
    case 'stay':
      return { place: fact.place, site: fact.site, district: fact.district }
    default:
      return {}
  }
}

const untilOf = (fact: Fact): Instant | null => ('until' in fact ? fact.until : null)

/** What is known about a person; needs a purpose and leaves a trace. Results are said as their tubes say them: a pool is of nobody. */
export const personFacts = query({
  name: 'person.facts',
  summary: 'What is known about a person that rules and orders may rest on',
  roles: ['case-investigator', 'district-commander', 'city-commander', 'inspector'],
  params: FactsParams,
  outcome: PersonFacts,
  person: ({ person }) => person,
  async run(sql, { person }, question) {
    await checkPerson(sql, person, question)
    const [facts, recorded] = await Promise.all([
      factsOf(sql, [person]),
      sql<{ id: string; recordedBy: string }[]>`
        select id, recorded_by from facts where person_id = ${person}`,
    ])
    const by = new Map(recorded.map(({ id, recordedBy }) => [id, recordedBy]))
    const withdrawn = new Map(
      facts.flatMap((fact): [string, Instant][] =>
        fact.kind === 'withdrawal' ? [[fact.fact, fact.knownAt]] : [],
      ),
    )
    const shown = facts
      .flatMap((fact) => (fact.kind === 'withdrawal' || fact.knownAt > question.now ? [] : [fact]))
      .sort((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1))
    return {
      person,
      facts: shown.map((fact) => {
        const until = untilOf(fact)
        const gone = withdrawn.get(fact.id)
        return {
          fact: fact.id,
          kind: fact.kind,
          at: isoOf(fact.at),
          knownAt: isoOf(fact.knownAt),
          until: until === null ? null : isoOf(until),
          reason: 'reason' in fact ? fact.reason : null,
          about: aboutOf(fact),
          recordedBy: by.get(fact.id) ?? null,
          withdrawnAt: gone === undefined || gone > question.now ? null : isoOf(gone),
        }
      }),
    }
  },
})
