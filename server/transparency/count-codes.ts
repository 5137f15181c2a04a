import { evidenceKindOf } from '@bihuan/core/orders/basis.ts'
import { orderKinds } from '@bihuan/core/orders/order.ts'
import { appealOutcomes, durationBands } from '@bihuan/core/orders/public-fact.ts'
import type { Policy } from '@bihuan/core/policy/policy.ts'
import type {
  Attribute,
  CountCodes,
  OrderFact,
} from '@bihuan/core/transparency/disclosure/counts.ts'

const distinct = (...lists: readonly (readonly string[])[]): string[] => [...new Set(lists.flat())]

/** The bases that a policy knows, orders that may rest on nothing else. */
const basesOf = ({ status, tracks }: Policy): string[] =>
  [...Object.keys(tracks), ...Object.keys(status.rules)].filter(
    (reason) => evidenceKindOf(reason) !== null,
  )

/**
 * All codes that can occur in the counts of a day, from the policies in force on it: a row that stood there only when it is not empty
 * would tell. An order of a policy that has ended meanwhile adds its own code; there is no better place for it.
 */
export function countCodes(
  districts: readonly string[],
  policies: readonly Policy[],
  facts: readonly OrderFact[],
): CountCodes {
  const found = (attribute: Attribute) => facts.map((fact) => fact[attribute])
  return {
    districts: distinct(
      districts,
      facts.map(({ district }) => district),
    ),
    values: {
      basis: distinct(policies.flatMap(basesOf), found('basis')),
      kind: distinct(orderKinds, found('kind')),
      duration: durationBands,
      appeal: appealOutcomes,
    },
  }
}
