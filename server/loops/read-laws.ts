import type { Reader } from '../db/sql.ts'

/** One law of conservation of a round with both of its counts; they are equal at every moment. */
export type Law = { law: string; expected: number; found: number }

/** The laws of a round counted now, each from every fact there is. */
export const readLaws = (sql: Reader, round: number) =>
  sql<
    Law[]
  >`select law, expected::int, found::int from conservation where round_id = ${round} order by law`

/** Whether every law holds; a round without laws is not conserved but unknown, so it is not. */
export const areKept = (laws: readonly Law[]): boolean =>
  laws.length > 0 && laws.every(({ expected, found }) => expected === found)
