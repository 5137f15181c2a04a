import type { Role } from '@bihuan/contract/access.ts'
import { Conservation, ConservationParams } from '@bihuan/contract/loops.ts'
import type { Reader } from '../db/sql.ts'
import { query } from '../door/query.ts'
import { roundOf } from '../rounds/store.ts'

const lawRoles: readonly Role[] = [
  'district-commander',
  'city-commander',
  'inspector',
  'administrator',
]

type Law = { law: string; expected: number; found: number }

const readLaws = (sql: Reader, round: number) =>
  sql<
    Law[]
  >`select law, expected::int, found::int from conservation where round_id = ${round} order by law`

/** Whether every law of conservation holds for a round; a round without laws is not conserved but unknown, so it is not. */
export async function isConserved(sql: Reader, round: number): Promise<boolean> {
  const laws = await readLaws(sql, round)
  return laws.length > 0 && laws.every(({ expected, found }) => expected === found)
}

/** The laws of conservation of a round, each with both counts. */
export const conservation = query({
  name: 'round.conservation',
  summary: 'The laws of conservation of a round',
  roles: lawRoles,
  params: ConservationParams,
  outcome: Conservation,
  async run(sql, { round }) {
    await roundOf(sql, round)
    const laws = await readLaws(sql, Number(round))
    return { conserved: laws.every(({ expected, found }) => expected === found), laws: [...laws] }
  },
})
