import { OwnParams, OwnResult } from '@bihuan/contract/residents.ts'
import { query } from '../door/query.ts'
import { newestResult } from '../people/results-of-person.ts'
import { seeOwn } from './own-person.ts'

/** The latest result and nothing else: what a whole city asks for in the evening. */
export const ownResult = query({
  name: 'own.result',
  summary: 'What came out of the latest swab',
  roles: ['resident'],
  params: OwnParams,
  outcome: OwnResult,
  async run(sql, { person }, question) {
    const { documentsSeen } = await seeOwn(sql, person, 'own.result', question)
    return { person, newest: documentsSeen ? await newestResult(sql, person, question.now) : null }
  },
})
