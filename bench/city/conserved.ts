import type { Sql } from '@bihuan/server/db/sql.ts'

export type Law = { round: string; law: string; expected: number; found: number }

/** Every law of conservation of every round, with both counts. */
export async function laws(sql: Sql): Promise<Law[]> {
  const rows = await sql<{ roundId: number; law: string; expected: string; found: string }[]>`
    select round_id, law, expected, found from conservation order by round_id, law`
  return rows.map(({ roundId, law, expected, found }) => ({
    round: String(roundId),
    law,
    expected: Number(expected),
    found: Number(found),
  }))
}

export const brokenLaws = (all: readonly Law[]): Law[] =>
  all.filter(({ expected, found }) => expected !== found)

/** What is there of a round: people sampled, tubes that are sealed, and uploads that were kept. */
export async function presentIn(
  sql: Sql,
  round: string,
): Promise<{ people: number; tubes: number; uploads: number }> {
  const [row] = await sql<{ people: number; tubes: number; uploads: number }[]>`
    select (select count(*)::int from samples where round_id = ${round}) as people,
      (select count(*)::int from tubes where round_id = ${round}) as tubes,
      (select count(*)::int from uploads where round_id = ${round}) as uploads`
  return row ?? { people: 0, tubes: 0, uploads: 0 }
}
