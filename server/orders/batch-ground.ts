import { BatchGround, BatchGroundParams } from '@bihuan/contract/batches.ts'
import { evidenceKindOf, isZoneBasis } from '@bihuan/core/orders/basis.ts'
import { guard } from '@bihuan/core/orders/limits.ts'
import type { Policy } from '@bihuan/core/policy/policy.ts'
import { ruleWords } from '@bihuan/core/status/rule-words.ts'
import { isoOf } from '@bihuan/core/time/instant.ts'
import { query } from '../door/query.ts'
import { rulesAt } from '../policy/rules-at.ts'
import { areaInReach } from '../rounds/store.ts'
import { issuingRoles } from './draft-order.ts'
import { everybodyWith } from './everybody.ts'
import { basisName, kindName } from './names.ts'
import { placeFor } from './place-for.ts'

// The most that one list may have.
const most = 20_000

/** What could be ordered for many people of an area, and for how many. It names nobody; who is refused is told when it is drafted. */
export const batchGround = query({
  name: 'batch.ground',
  summary: 'What could be ordered for many people of an area, and for how many',
  roles: issuingRoles,
  params: BatchGroundParams,
  outcome: BatchGround,
  async run(sql, { area: asked }, { now, anchors, actor }) {
    const area = areaInReach(actor, asked)
    const { rules, adopted } = await rulesAt(sql, anchors, now)
    const { policy } = rules
    const found = await Promise.all(
      pairsOf(policy).map(async ({ kind, basis }) => {
        const people = await everybodyWith(sql, { area, kind, basis, now, limit: most })
        return { kind, basis, people: people.length }
      }),
    )
    return {
      now: isoOf(now),
      adopted: adopted !== null,
      policy: policy.pack.id,
      withoutCity: Math.min(guard.batchWithoutCity, policy.orders.batch.maxWithoutCitySign.v),
      choices: found
        .filter(({ people }) => people > 0)
        .map(({ kind, basis, people }) => ({
          kind,
          basis,
          people,
          kindName: kindName(kind, policy),
          basisName: basisName(basis, policy),
          reason: forEach(basis, kind, policy),
        })),
    }
  },
})

/** Kinds on bases of persons that the policy knows and that a list can be drawn of. */
function pairsOf(policy: Policy) {
  const { kind: kinds, forbiddenKinds } = policy.orders
  return Object.entries(kinds).flatMap(([kind, { bases }]) =>
    forbiddenKinds.v.includes(kind)
      ? []
      : bases.v
          .filter((basis) => !isZoneBasis(basis) && evidenceKindOf(basis) !== null)
          .map((basis) => ({ kind, basis })),
  )
}

// One text for all: each has days of their own, so the words that would say them are left out.
function forEach(basis: string, kind: string, policy: Policy) {
  const rule = policy.status.rules[basis]
  const title = basisName(basis, policy)
  const place = placeFor(kind, basis, policy)
  const where = place === null ? null : policy.places[place]?.name
  if (rule === undefined)
    return ruleWords(policy, basis, { since: 0, until: null, place }, true).text
  return {
    zh: `${title.zh}。请在${where?.zh ?? '住处'}，到通知上写明的时间为止；到期自动结束。`,
    en: `${title.en}. Please stay at ${where?.en ?? 'your home'} until the time on your notice; it ends by itself.`,
  }
}
