import { groupsOf } from '../patients/care-groups.ts'
import type { Policy } from '../policy/policy.ts'
import { trackOf } from '../policy/track-days.ts'

export type InsteadProposal = {
  /** A word of the policy's list, such as `child_le_14`. */
  readonly group: string
  /** Null where a person has to judge it. */
  readonly fits: boolean | null
  readonly rule: { readonly pack: string; readonly path: string }
  readonly binds: boolean
}

/**
 * Whether somebody may be isolated at home instead of at a site, by the list of the policy in force (8th edition: children of 14 and younger,
 * who cannot care for themselves, by an expert's word; S-N7). Proposed with its rule; a person decides.
 */
export function homeInstead(
  policy: Policy,
  reason: string,
  of: { readonly age: number; readonly needsCare: boolean | null },
): readonly InsteadProposal[] {
  const list = trackOf(policy, reason)?.homeInstead ?? null
  if (list === null) return []
  return list.v.map((group) => {
    const most = /^child_le_(\d+)$/.exec(group)?.[1]
    const fits =
      most !== undefined
        ? of.age <= Number(most)
        : group.includes('self_care')
          ? of.needsCare
          : null
    return { group, fits, rule: { pack: policy.pack.id, path: list.path }, binds: list.binds }
  })
}

/** Whether somebody of the household may stay along: grown up, neither old nor ill (S-N7). */
export function mayAccompany(age: number, conditions: readonly string[]): boolean {
  return age >= 18 && groupsOf(age, conditions).length === 0
}
