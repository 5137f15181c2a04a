import type { Reader } from '../db/sql.ts'

/** The plate of each tube that is on one that is neither released nor rejected. */
export async function platesOf(sql: Reader, round: number, tubes: readonly string[]): Promise<Map<string, string>> {
  const rows = await sql<{ tubeId: string; plateId: string }[]>`
    select w.tube_id, w.plate_id
    from wells w
    join plates p on p.id = w.plate_id and p.released_at is null and p.rejected_at is null
    where w.round_id = ${round} and w.tube_id = any(${[...tubes]}::bigint[])`
  return new Map(rows.map((row) => [row.tubeId, row.plateId]))
}
