import { OwnHistory, OwnParams } from '@bihuan/contract/residents.ts'
import { together } from '../db/together.ts'
import { query } from '../door/query.ts'
import { resultsOfPerson } from '../people/results-of-person.ts'
import { rollOfPerson } from '../people/roll-of-person.ts'
import { seeOwn } from './own-person.ts'

const rollMax = 200

type Title = { id: number; titleZh: string; titleEn: string }

/** What the rounds are called; who asks at the same moment is given the same list. */
const readTitles = together<null, { place: number; byRound: ReadonlyMap<number, Title> }>(
  async (sql, asks) => {
    const titles = await sql<Title[]>`
      select id, coalesce(notice ->> 'titleZh', notice_id) as title_zh, coalesce(notice ->> 'titleEn', notice_id) as title_en from rounds`
    const byRound = new Map(titles.map((title) => [title.id, title]))
    return asks.map((_, at) => ({ place: at + 1, byRound }))
  },
)

/** All results of a person and every round they were called to. Nothing of results before an official saw the document. */
export const ownHistory = query({
  name: 'own.history',
  summary: 'Earlier results and rounds',
  roles: ['resident'],
  params: OwnParams,
  outcome: OwnHistory,
  async run(sql, { person }, question) {
    const { documentsSeen } = await seeOwn(sql, person, 'own.history', question)
    const [roll, [titles], results] = await Promise.all([
      rollOfPerson(sql, person),
      readTitles(sql, null),
      documentsSeen ? resultsOfPerson(sql, person, question.now) : [],
    ])
    return {
      person,
      results,
      roll: roll.slice(0, rollMax).map(({ roundId, state }) => {
        const title = titles?.byRound.get(roundId)
        const round = String(roundId)
        return { round, titleZh: title?.titleZh ?? round, titleEn: title?.titleEn ?? round, state }
      }),
    }
  },
})
