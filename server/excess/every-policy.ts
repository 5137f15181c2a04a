import type { Policy } from '@bihuan/core/policy/policy.ts'
import { resolvePack } from '@bihuan/core/policy/resolve.ts'
import { shippedLibrary } from '../policy/shipped.ts'

let policies: readonly Policy[] | null = null

/** Every pack there is, as of its first day: what none of them allows was wrong on every day. Made once, because packs in force do not change. */
export function everyPolicy(): readonly Policy[] {
  if (policies !== null) return policies
  const library = shippedLibrary()
  policies = [...library.packs.values()].flatMap(({ id, period }) => {
    const resolved = resolvePack(library, id, period.from, [])
    return resolved.ok ? [resolved.policy] : []
  })
  return policies
}
