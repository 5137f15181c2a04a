import type { Role } from '@bihuan/contract/access.ts'
import { Conservation, ConservationParams } from '@bihuan/contract/loops.ts'
import { type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import type { Reader, Sql } from '../db/sql.ts'
import { query } from '../door/query.ts'
import { roundOf } from '../rounds/store.ts'
import { lawsTally } from '../tallies/count-laws.ts'
import { keptTally } from '../tallies/renew.ts'
import { isLarge } from '../tallies/round-size.ts'
import type { Kept } from '../tallies/tally.ts'
import { areKept, type Law, readLaws } from './read-laws.ts'

const lawRoles: readonly Role[] = [
  'district-commander',
  'city-commander',
  'inspector',
  'administrator',
]

/** Whether every law of conservation holds for a round, counted now. */
export async function isConserved(sql: Reader, round: number): Promise<boolean> {
  return areKept(await readLaws(sql, round))
}

/** The laws of a round with the moment they are of: counted now where it is small, as last counted where it is large. */
export async function lawsOf(sql: Sql, round: number, now: Instant): Promise<Kept<Law[]>> {
  if (await isLarge(sql, round)) return keptTally(sql, lawsTally, round, now)
  return { asOf: now, body: [...(await readLaws(sql, round))] }
}

/** The laws of conservation of a round, each with both counts. */
export const conservation = query({
  name: 'round.conservation',
  summary: 'The laws of conservation of a round',
  roles: lawRoles,
  params: ConservationParams,
  outcome: Conservation,
  async run(sql, { round }, { now }) {
    await roundOf(sql, round)
    const { asOf, body: laws } = await lawsOf(sql as Sql, Number(round), now)
    return {
      asOf: isoOf(asOf),
      conserved: laws.every(({ expected, found }) => expected === found),
      laws,
    }
  },
})
