import type { Rules } from '@bihuan/core/status/order-measure.ts'
import type { Instant } from '@bihuan/core/time/instant.ts'
import type { City } from '../door/command.ts'
import { adoptedAt, libraryWith, rulesAsIf } from './candidate.ts'
import { type EffectReport, effectReport } from './effect-report.ts'
import { rulesAt } from './rules-at.ts'

/**
 * Whom a change from one pack to another would touch, over the orders in force at a moment: by the adoption where the first is in force then,
 * else as if everything in it were confirmed, as the second is always looked at.
 */
export async function liveDiff(
  { sql, anchors, code }: Pick<City, 'sql' | 'anchors' | 'code'>,
  packs: { before: string; after: string },
  at: Instant,
): Promise<{ report: EffectReport; isInForce: boolean }> {
  const held = await adoptedAt(sql, anchors, at - 1)
  const isInForce = held?.adoption.pack === packs.before
  const before: Rules = isInForce
    ? (await rulesAt(sql, anchors, at - 1)).rules
    : rulesAsIf(await libraryWith(sql, anchors, packs.before), packs.before, at - 1)
  const after = rulesAsIf(await libraryWith(sql, anchors, packs.after), packs.after, at)
  const { report } = await effectReport(sql, { code, anchors }, { before, after }, at)
  return { report, isInForce }
}
