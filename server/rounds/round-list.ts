import { everyRole } from '@bihuan/contract/access.ts'
import { Rounds } from '@bihuan/contract/rounds.ts'
import Type from 'typebox'
import { query } from '../door/query.ts'
import { roundRows, roundView } from './store.ts'

// A city that tests every second day for a year.
const roundsShown = 200

/** The rounds, newest first; those to which a notice calls before the daily ones of isolation, which nobody means by «the round». */
export const roundList = query({
  name: 'round.list',
  summary: 'Rounds, newest first',
  roles: everyRole,
  params: Type.Object({}),
  outcome: Rounds,
  async run(sql) {
    const rows = await sql<
      Parameters<typeof roundView>[0][]
    >`${roundRows(sql)} order by kind = 'mass' desc, opens_at desc, id desc limit ${roundsShown}`
    return { rounds: rows.map(roundView) }
  },
})
