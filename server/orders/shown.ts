import { maskName } from '@bihuan/core/identity/mask.ts'
import type { Order } from '@bihuan/core/orders/order.ts'
import type { Policy } from '@bihuan/core/policy/policy.ts'
import type { Fact } from '@bihuan/core/status/fact.ts'
import { isoOf } from '@bihuan/core/time/instant.ts'
import type { Home } from './homes.ts'
import { basisName, kindName } from './names.ts'

/** A fact as a page names it: never the name or the number of anybody. */
export function factView(fact: Fact) {
  return {
    fact: fact.id,
    kind: fact.kind,
    reason: 'reason' in fact ? fact.reason : null,
    about:
      fact.kind === 'contact'
        ? fact.case
        : fact.kind === 'withdrawal'
          ? fact.fact
          : 'round' in fact && fact.round !== null
            ? String(fact.round)
            : null,
    at: isoOf(fact.at),
    knownAt: isoOf(fact.knownAt),
  }
}

/** What officers are shown of an order before they sign: whom, what, and the facts, in words. */
export function shownOfOrder(
  order: Order,
  home: Home | null,
  facts: readonly Fact[],
  policy: Policy,
) {
  const named = new Set(order.evidence.map(({ fact }) => fact))
  return {
    what: 'order',
    nameMasked: home === null ? null : maskName(home.name),
    address: home?.address ?? null,
    kindName: kindName(order.kind, policy),
    basisName: basisName(order.basis, policy),
    evidence: [...new Map(facts.map((fact) => [fact.id, fact])).values()]
      .filter(({ id }) => named.has(id))
      .map(factView),
  }
}
