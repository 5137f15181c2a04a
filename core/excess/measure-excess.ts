import type { ActBook } from '../orders/act-book.ts'
import { inForce } from '../orders/in-force.ts'
import type { VerifiedOrder } from '../orders/verify-order.ts'
import type { Policy } from '../policy/policy.ts'
import type { Instant } from '../time/instant.ts'
import { type Excess, excessOf } from './excess.ts'

/** Something that an inspector or a resident saw done: a blocked exit, a closed school, a refused patient. */
export type SeenMeasure = {
  readonly id: string
  /** The word of the policy's list, such as `block_exit`. */
  readonly kind: string
  readonly district: string
  /** The unit that did it, as far as is known; the district itself where nobody says. */
  readonly owner: string
  readonly at: Instant
  /** When it was stopped; null while it goes on. */
  readonly until: Instant | null
  /** The order it was said to rest on. */
  readonly order: string | null
}

/**
 * What measures that were seen are beyond: forbidden whatever anybody signed, or without an order in force. Guardrails hold here too: an exit
 * that is blocked and care that is refused are forbidden, also where a pack forgot them.
 */
export function measureExcess(
  seen: SeenMeasure,
  orders: ReadonlyMap<string, VerifiedOrder>,
  acts: ActBook,
  policy: Policy,
): Excess[] {
  const { id: of, district, owner, at: since, order } = seen
  const where = { of, district, owner, since, rule: `${policy.pack.id}/orders.forbidden_kinds` }
  if (alwaysForbidden.has(seen.kind))
    return [excessOf('forbidden-kind', { ...where, rule: 'guardrails' })]
  if (policy.orders.forbiddenKinds.v.includes(seen.kind)) return [excessOf('forbidden-kind', where)]
  const named = order === null ? undefined : orders.get(order)
  const isOrdered = named !== undefined && inForce(named, acts, since).inForce
  return isOrdered ? [] : [excessOf('without-order', where)]
}

/** What no order can allow (guardrail `life_exit`). */
const alwaysForbidden: ReadonlySet<string> = new Set(['block_exit', 'refuse_care'])
