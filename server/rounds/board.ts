import { staffRoles } from '@bihuan/contract/access.ts'
import { Board, RoundParams } from '@bihuan/contract/rounds.ts'
import type { Sql } from '../db/sql.ts'
import { query } from '../door/query.ts'
import { readBoard } from './read-board.ts'

/** The board of a round, all of it counted anew. */
export const board = query({
  name: 'round.board',
  summary: 'The board of a round',
  roles: staffRoles,
  params: RoundParams,
  outcome: Board,
  run: (sql, { round }, { now }) => readBoard(sql as Sql, Number(round), now),
})
