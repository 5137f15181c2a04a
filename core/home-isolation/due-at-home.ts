import type { Policy } from '../policy/policy.ts'
import { testsDue } from '../policy/track-at.ts'
import type { Instant } from '../time/instant.ts'

/** A swab that the rules ask for at a moment of somebody at home; null where they ask for none. */
export function testDueAtHome(
  policy: Policy,
  held: { readonly reason: string; readonly clockStart: Instant },
  now: Instant,
): { readonly from: Instant; readonly until: Instant; readonly binds: boolean } | null {
  const due = testsDue(policy, held, now)
  const [open] = [...(due?.open ?? [])].sort((a, b) => a.until - b.until)
  return due && open ? { from: open.from, until: open.until, binds: due.binds } : null
}
