import { groundOf } from '@bihuan/core/orders/ground.ts'
import type { Order } from '@bihuan/core/orders/order.ts'
import { policyFaults } from '@bihuan/core/orders/policy-faults.ts'
import type { Policy } from '@bihuan/core/policy/policy.ts'
import type { FactBook } from '@bihuan/core/status/fact-book.ts'
import { hourMs, type Instant, instantOf } from '@bihuan/core/time/instant.ts'

// Longer than anything may be, so that the door names the latest end by itself.
const tooLongMs = 10 * 366 * 24 * hourMs

/**
 * The latest end that an order may have by its facts and the policy of now, as the door itself says it; null where nothing limits it
 * or the policy does not allow the order at all. Nothing is reckoned here a second time.
 */
export function longestEnd(
  order: Order,
  book: FactBook,
  policy: Policy,
  now: Instant,
): Instant | null {
  const endless = { ...order, until: order.from + tooLongMs }
  const fault = policyFaults(endless, groundOf(endless, book), policy, now).find(
    ({ code }) => code === 'too-long',
  )
  return fault === undefined ? null : instantOf(fault.of)
}
