import type { Board } from '@bihuan/contract/rounds.ts'
import type { Static } from 'typebox'
import type { Reader } from '../db/sql.ts'
import { areKept } from '../loops/read-laws.ts'
import type { RollFacts } from '../rounds/board-roll.ts'
import { readBoard } from '../rounds/read-board.ts'
import { lawsTally } from './count-laws.ts'
import { loopsTally } from './count-loops.ts'
import { rollTally } from './count-roll.ts'
import { keptTally } from './renew.ts'
import { tally } from './tally.ts'

async function countedRoll(sql: Reader, round: number): Promise<RollFacts> {
  const rows = await sql<{ district: string; due: number }[]>`
    select left(community_code, 6) as district, sum(due)::int as due from tally_rolls where round_id = ${round} group by 1`
  return {
    due: rows.reduce((sum, { due }) => sum + due, 0),
    dueOf: new Map(rows.map(({ district, due }) => [district, due])),
  }
}

/** The board of a round: its tubes are of its own moment, the rest is of the moments of the other tallies. */
export const boardTally = tally<Static<typeof Board>>({
  kind: 'board',
  share: 0.014,
  async count(sql, round, now) {
    const people = await keptTally(sql, rollTally, round, now)
    const laws = await keptTally(sql, lawsTally, round, now)
    const loops = await keptTally(sql, loopsTally, round, now)
    const body = await readBoard(sql, round, now, {
      roll: await countedRoll(sql, round),
      loops: loops.body,
      perPerson: {
        outsideRoll: people.body.outsideRoll,
        conserved: areKept(laws.body),
        // The tally of the loops has them with all the others.
        unvisited: { open: 0, overdue: 0 },
      },
    })
    return { body, stillMoves: loops.body.open > loops.body.overdue }
  },
})
