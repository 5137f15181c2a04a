import { type Needs, noNeeds } from '@bihuan/core/isolation/needs.ts'
import type { Reader } from '../db/sql.ts'

const isNeeds = (value: unknown): value is Needs =>
  typeof value === 'object' && value !== null && 'care' in value && 'diets' in value

/** What lies in a sealed column of needs: none where it is empty or its key is destroyed. */
export const readNeeds = (value: unknown): Needs | null =>
  isNeeds(value) ? { ...noNeeds, ...value } : null

/** What somebody needs: as it was changed at the site, or as their transfer said. */
export async function needsOf(
  sql: Reader,
  { needs, transferId }: { needs: unknown; transferId: string | null },
): Promise<Needs> {
  const own = readNeeds(needs)
  if (own !== null) return own
  if (transferId === null) return noNeeds
  const [row] = await sql<{ needs: unknown }[]>`
    select needs from transfers where id = ${transferId}`
  return readNeeds(row?.needs) ?? noNeeds
}
