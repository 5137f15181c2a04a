import { hourMs, type Instant } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import { together } from '../db/together.ts'

export type RoundTimes = {
  id: number
  /** mass: by a notice that calls people; isolation: tests of a day of people in isolation, of which their stay tells them. */
  kind: 'mass' | 'isolation'
  opensAt: Instant
  closesAt: Instant
  publishedAt: Instant
}
type Row = { place: number; rounds: readonly RoundTimes[] }

const read = together<null, Row>(async (sql, asks) => {
  const rounds = await sql<RoundTimes[]>`
    select id, kind, opens_at, closes_at, published_at from rounds order by opens_at desc, id desc`
  return asks.map((_, at) => ({ place: at + 1, rounds }))
})

/** All rounds of the city, the latest to open first. Who waits at the same moment is given the same list. */
export async function roundTimes(sql: Reader): Promise<readonly RoundTimes[]> {
  const [row] = await read(sql, null)
  return row?.rounds ?? []
}

// Offline phones write true times, and a round is extended before it ends, so a swab dated later than this is a recalled one.
const stragglerMs = 24 * hourMs

/**
 * Whether a round may hold a sample of somebody taken after a moment: for a day after its close, and always where the person
 * was called back in it.
 */
export function mayHoldLater(
  { id, closesAt }: Pick<RoundTimes, 'id' | 'closesAt'>,
  moment: Instant,
  recalledIn: ReadonlySet<number>,
): boolean {
  return closesAt + stragglerMs > moment || recalledIn.has(id)
}
