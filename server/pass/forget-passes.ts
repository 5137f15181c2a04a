import { hourMs, type Instant } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'

// Two clocks may differ by minutes; an hour later no guard takes the pass, and nobody needs to know whose it was.
const afterMs = hourMs

/** Deletes what is known of passes that are over; the answer is how many. Nothing else names a person by a serial. */
export async function forgetPasses(sql: Reader, now: Instant): Promise<number> {
  const gone = await sql`delete from passes where expires_at < ${now - afterMs}`
  return gone.count
}
