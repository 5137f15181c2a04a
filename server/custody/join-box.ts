import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Tx } from '../db/sql.ts'
import { holdTubes } from './held-tubes.ts'

/**
 * Tubes that a laboratory holds in its hands although the papers say otherwise join the box they came in: only so can
 * they be tested, and only so is each in one account. Answers the accounts that they leave. Lost, void and moved tubes
 * stay what they are, because their people are already being sampled again; so does a tube whose seal is not reported,
 * and one that is on a plate.
 */
export async function joinBox(
  tx: Tx,
  round: number,
  box: string,
  laboratory: string,
  ids: readonly string[],
  at: Instant,
): Promise<string[]> {
  if (ids.length === 0) return []
  const held = await holdTubes(tx, round, ids)
  const joining = held.filter(
    (tube) =>
      tube.state === 'sealed' &&
      !tube.resulted &&
      tube.account !== laboratory &&
      tube.plateId === null,
  )
  await tx`
    update tubes set box_id = ${box}, boxed_at = coalesce(boxed_at, ${at}::timestamptz)
    where round_id = ${round} and id = any(${joining.map((tube) => tube.id)}::bigint[])`
  return joining.map((tube) => tube.account)
}
