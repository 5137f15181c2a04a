import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Sql } from '../db/sql.ts'

export type TallyKind = 'roll' | 'laws' | 'loops' | 'board' | 'report'

/** What was counted, and whether it changes with the clock alone because something will become overdue. */
export type Counted<Body> = { body: Body; stillMoves: boolean }

/**
 * Figures of a round that cost a look at every tube or person. `share` is the part of one core that counting it again may
 * take in the long run: what costs 2 s at a share of 0.01 is counted every 200 s. A count may also write rows of
 * its own (`tally_rolls`, `tally_loops`).
 */
export type Tally<Body> = {
  kind: TallyKind
  share: number
  count(sql: Sql, round: number, now: Instant): Promise<Counted<Body>>
}

/** Figures with the moment in the city that they are of. */
export type Kept<Body> = { asOf: Instant; body: Body }

/** Fixes the type of a tally's body. */
export const tally = <Body>(it: Tally<Body>): Tally<Body> => it
