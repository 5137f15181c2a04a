import type { Reader } from '../db/sql.ts'

// About 100,000 people with their tubes: counted anew for every reader in well below 300 ms.
export const smallBytesMax = 16 * 1024 * 1024

type Size = { id: number; before: number }

/**
 * Rounds that are not counted for every reader: the newest rounds are, until roll, samples and tubes of those together are
 * too large. Asks the files and reads no row; a round whose partitions were dropped weighs nothing.
 */
export async function largeRounds(
  sql: Reader,
  smallest = smallBytesMax,
): Promise<ReadonlySet<number>> {
  const sizes = await sql<Size[]>`
    select id, (sum(bytes) over (order by opens_at desc, id desc))::float8 as before
    from (
      select n.id, n.opens_at, coalesce(pg_relation_size(to_regclass('roll_' || n.id)), 0) + coalesce(pg_relation_size(to_regclass('samples_' || n.id)), 0)
        + coalesce(pg_relation_size(to_regclass('tubes_' || n.id)), 0) as bytes
      from rounds n
    ) s`
  return new Set(sizes.flatMap(({ id, before }) => (before > smallest ? [id] : [])))
}

/** Whether one round is not counted for every reader. */
export async function isLarge(sql: Reader, round: number): Promise<boolean> {
  return (await largeRounds(sql)).has(round)
}
