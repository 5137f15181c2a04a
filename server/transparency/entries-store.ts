import type { Reader } from '../db/sql.ts'

/** The entries from one place up to before another, in their order. */
export async function entriesFrom(sql: Reader, from: number, to: number): Promise<Uint8Array[]> {
  const rows = await sql<{ entry: Buffer }[]>`
    select entry from log_entries where index >= ${from} and index < ${to} order by index`
  return rows.map(({ entry }) => Uint8Array.from(entry))
}

/** The entry at a place; null where there is none. */
export async function entryAt(sql: Reader, index: number): Promise<Uint8Array | null> {
  const [entry] = await entriesFrom(sql, index, index + 1)
  return entry ?? null
}

/** The first place of a commitment; null where it is nowhere. */
export async function placeOf(sql: Reader, entry: Uint8Array): Promise<number | null> {
  const [row] = await sql<{ index: string }[]>`
    select index from log_entries where entry = ${Buffer.from(entry)} order by index limit 1`
  return row ? Number(row.index) : null
}

/** Where an order stands in the log, and its salt; null while it is not there. */
export async function orderPlace(
  sql: Reader,
  order: string,
): Promise<{ index: number; salt: Uint8Array } | null> {
  const [row] = await sql<{ index: string; salt: Buffer | null }[]>`
    select index, salt from log_entries where kind = 'order' and subject = ${order}`
  return row?.salt ? { index: Number(row.index), salt: Uint8Array.from(row.salt) } : null
}
