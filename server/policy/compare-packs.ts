import { staffRoles } from '@bihuan/contract/access.ts'
import { Compared, CompareParams } from '@bihuan/contract/policy.ts'
import type { Policy } from '@bihuan/core/policy/policy.ts'
import { type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import { query } from '../door/query.ts'
import type { TrustAnchors } from '../trust/anchors.ts'
import { libraryWith, packIn, rulesFor } from './candidate.ts'
import { rulesAt } from './rules-at.ts'
import { changesView, transitionView } from './views.ts'

type Side = { policy: Policy; at: Instant }

async function lastOf(sql: Reader, anchors: TrustAnchors, id: string): Promise<Side> {
  const library = await libraryWith(sql, anchors, id)
  const pack = packIn(library, id)
  const at = pack.period.until === null ? pack.period.from : pack.period.until - 1
  return { policy: rulesFor(library, pack, at, []).policy, at }
}

const sideView = ({ policy, at }: Side) => ({
  pack: policy.pack.id,
  title: { ...policy.pack.title },
  at: isoOf(at),
})

/** Which values differ between two packs, and what becomes of what is open; no people are looked at. */
export const comparePacks = query({
  name: 'policy.compare',
  summary: 'What differs between two packs of rules',
  roles: staffRoles,
  params: CompareParams,
  outcome: Compared,
  async run(sql, { before: old, after: id }, { now, anchors }) {
    const library = await libraryWith(sql, anchors, id)
    const pack = packIn(library, id)
    const at = pack.period.from
    const rules = rulesFor(library, pack, at, [])
    const before =
      old === undefined
        ? { policy: (await rulesAt(sql, anchors, now)).rules.policy, at: now }
        : await lastOf(sql, anchors, old)
    return {
      before: sideView(before),
      after: sideView({ policy: rules.policy, at }),
      changes: changesView(before.policy, rules.policy),
      transition: transitionView(rules.policy, rules.transition),
    }
  },
})
