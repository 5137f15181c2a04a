import type { Policy } from '@bihuan/core/policy/policy.ts'
import { type TestsDue, testsDue } from '@bihuan/core/policy/track-at.ts'
import type { Instant } from '@bihuan/core/time/instant.ts'
import type { HeldStay } from './held-of-stays.ts'

export type DueTest = {
  stay: string
  person: string
  site: string
  areaCode: string
  from: Instant
  until: Instant
  binds: boolean
}

/** The tests that the rules ask for at a moment, one for each stay at most: of several that are open the one that ends first. */
export function dueNow(policy: Policy, stays: readonly HeldStay[], at: Instant): DueTest[] {
  // Ten thousand contacts of one day have one clock.
  const known = new Map<string, TestsDue | null>()
  const found: DueTest[] = []
  for (const { id, personId, site, areaCode, held } of stays) {
    const key = `${held.reason}|${held.clockStart}`
    const due = known.get(key) ?? testsDue(policy, held, at)
    known.set(key, due)
    const [open] = [...(due?.open ?? [])].sort((a, b) => a.until - b.until)
    if (due && open)
      found.push({
        stay: id,
        person: personId,
        site,
        areaCode,
        from: open.from,
        until: open.until,
        binds: due.binds,
      })
  }
  return found
}
