import { OwnHistory, OwnParams } from '@bihuan/contract/residents.ts'
import type { Static } from 'typebox'
import { query } from '../door/query.ts'
import { resultsOfPerson } from '../people/results-of-person.ts'
import { seeOwn } from './own-person.ts'

/** All results of a person and every round they were called to. Nothing of results before an official saw the document. */
export const ownHistory = query({
  name: 'own.history',
  summary: 'Earlier results and rounds',
  roles: ['resident'],
  params: OwnParams,
  outcome: OwnHistory,
  async run(sql, { person }, question) {
    const { documentsSeen } = await seeOwn(sql, person, 'own.history', question)
    const roll = await sql<Static<typeof OwnHistory>['roll']>`
      select n.id::text as round, coalesce(n.notice ->> 'titleZh', n.notice_id) as title_zh,
        coalesce(n.notice ->> 'titleEn', n.notice_id) as title_en, r.state
      from rounds n join roll_states r on r.round_id = n.id
      where r.person_id = ${person} order by n.opens_at desc, n.id desc limit 200`
    return {
      person,
      results: documentsSeen ? await resultsOfPerson(sql, person, question.now) : [],
      roll,
    }
  },
})
