import type { BatchDocument } from '@bihuan/core/orders/batch-document.ts'
import type { Policy } from '@bihuan/core/policy/policy.ts'
import { isoOf } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import { namesOfAreas } from './area-of.ts'
import type { Accepted } from './judge-people.ts'
import { basisName, kindName } from './names.ts'

/**
 * What officers are shown of a batch before they sign: how many, where, from when until when, and which of them to look at. Nobody's
 * name: those of the sample are opened one by one, each with its trace.
 */
export async function shownOfBatch(
  sql: Reader,
  { kind, basis, where, sample, stages }: BatchDocument,
  accepted: readonly Accepted[],
  leftOut: number,
  policy: Policy,
) {
  const communities = new Map<string, number>()
  for (const { home } of accepted)
    communities.set(home.community, (communities.get(home.community) ?? 0) + 1)
  const names = await namesOfAreas(sql, [...communities.keys(), ...where.map(({ area }) => area)])
  const ends = accepted.map(({ order }) => order.until)
  const view = (area: string, count: number) => ({ area, name: names.get(area) ?? null, count })
  return {
    what: 'batch',
    kindName: kindName(kind, policy),
    basisName: basisName(basis, policy),
    people: accepted.length,
    leftOut,
    from: isoOf(Math.min(...accepted.map(({ order }) => order.from))),
    firstEnd: isoOf(Math.min(...ends)),
    lastEnd: isoOf(Math.max(...ends)),
    streets: where.map(({ area, count }) => view(area, count)),
    communities: [...communities].map(([area, count]) => view(area, count)),
    sample: [...sample],
    stages: [...stages],
  }
}
