import type { Reader } from '../db/sql.ts'
import type { Request } from '../door/command.ts'
import { policyNow } from '../facts/store.ts'

/** How often a day the rules in force ask for a temperature; null where they say nothing, or nobody has confirmed what they say. */
export async function checksPerDay(
  sql: Reader,
  request: Pick<Request, 'anchors' | 'now'>,
): Promise<number | null> {
  const { isolationSites } = await policyNow(sql, request)
  const checks = isolationSites?.temperatureChecksPerDay ?? null
  return checks?.binds ? checks.v : null
}
