import { PersonParams, PersonResults } from '@bihuan/contract/people.ts'
import { query } from '../door/query.ts'
import { checkPerson, resultsOfPerson } from './results-of-person.ts'

/** A person's results; needs a purpose and leaves a trace. */
export const personResults = query({
  name: 'person.results',
  summary: "A person's results, read through the tubes",
  roles: [
    'registrar',
    'lab-reviewer',
    'case-investigator',
    'grid-worker',
    'district-commander',
    'city-commander',
    'inspector',
    'privacy-officer',
  ],
  params: PersonParams,
  outcome: PersonResults,
  person: ({ person }) => person,
  async run(sql, { person }, question) {
    await checkPerson(sql, person, question)
    return { person, results: await resultsOfPerson(sql, person, question.now) }
  },
})
