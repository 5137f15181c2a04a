import type { Reader } from '../db/sql.ts'

/** The document of an order that is about one of these ids by its own words, whatever its columns say; null for every other. */
export async function orderAbout(
  sql: Reader,
  order: string,
  ids: readonly string[],
): Promise<object | null> {
  const [row] = await sql<{ document: { subject?: { person?: unknown } } | null }[]>`
    select document from orders where id = ${order}`
  const person = row?.document?.subject?.person
  return row?.document && typeof person === 'string' && ids.includes(person) ? row.document : null
}
