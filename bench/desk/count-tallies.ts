import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Sql } from '@bihuan/server/db/sql.ts'
import { everyTally, tallyOf } from '@bihuan/server/tallies/every-tally.ts'
import { renewTally } from '@bihuan/server/tallies/renew.ts'
import { largeRounds } from '@bihuan/server/tallies/round-size.ts'

/** Counts what was never counted of each large round: a city that lived through them would have counted them long ago. */
export async function countTallies(sql: Sql, now: Instant): Promise<void> {
  for (const round of await largeRounds(sql))
    for (const { kind } of everyTally) await renewTally(sql, tallyOf(kind), round, now, true)
}
