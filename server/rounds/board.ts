import { staffRoles } from '@bihuan/contract/access.ts'
import { Board, RoundParams } from '@bihuan/contract/rounds.ts'
import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'
import type { Sql } from '../db/sql.ts'
import { query } from '../door/query.ts'
import { boardTally } from '../tallies/count-board.ts'
import { keptTally } from '../tallies/renew.ts'
import { isLarge } from '../tallies/round-size.ts'
import type { PerPerson } from './board-roll.ts'
import { readBoard } from './read-board.ts'

/** The board of a round: of a small one all of it counted now, of a large one as it was last counted; `now` says when. */
export async function boardOf(
  sql: Sql,
  round: number,
  now: Instant,
  recent?: PerPerson,
): Promise<Static<typeof Board>> {
  if (await isLarge(sql, round)) return (await keptTally(sql, boardTally, round, now)).body
  return readBoard(sql, round, now, recent && { perPerson: recent })
}

/** The board of a round. */
export const board = query({
  name: 'round.board',
  summary: 'The board of a round',
  roles: staffRoles,
  params: RoundParams,
  outcome: Board,
  run: (sql, { round }, { now }) => boardOf(sql as Sql, Number(round), now),
})
