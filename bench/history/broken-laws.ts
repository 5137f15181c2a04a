import type { Sql } from '@bihuan/server/db/sql.ts'

const atOnce = 2

/** The laws of conservation that do not hold, round by round and two rounds at once, as lines to read. Empty is good. */
export async function brokenLaws(sql: Sql): Promise<string[]> {
  const waiting = (await sql<{ id: number }[]>`select id from rounds order by id`).map(
    ({ id }) => id,
  )
  const broken: string[] = []
  const look = async () => {
    for (let round = waiting.shift(); round !== undefined; round = waiting.shift()) {
      const rows = await sql<{ law: string; expected: string; found: string }[]>`
        select law, expected::text, found::text from conservation where round_id = ${round} and expected <> found`
      for (const { law, expected, found } of rows)
        broken.push(`${law} of ${round}: ${expected} expected, ${found} found`)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, look))
  return broken
}
