import type { Policy } from '../policy/policy.ts'
import type { BatchDocument } from './batch-document.ts'
import { faultOf, type OrderFault } from './fault.ts'
import { guard } from './limits.ts'

/** How many of a batch are looked at before it is signed: all of a small one, and never fewer than a hundredth, to at most 50. */
export function sampleSize(count: number): number {
  return Math.min(count, Math.max(10, Math.min(50, Math.ceil(count / 100))))
}

/** Indexes spread evenly over the list, the first and the last among them, so that nobody chooses what is looked at. */
export function sampleOf(count: number): number[] {
  const size = sampleSize(count)
  if (size <= 1) return count === 0 ? [] : [0]
  return Array.from({ length: size }, (_, n) => Math.floor((n * (count - 1)) / (size - 1)))
}

/** The stages of a batch in numbers of people: all at once for a small one, a hundredth, a tenth and all for a large one. */
export function stagesOf(count: number, policy: Policy): BatchDocument['stages'] {
  if (count <= guard.stagedAbove) return [{ upTo: count }]
  const first = Math.min(policy.orders.batch.firstShare.v, guard.stages[0])
  const shares = [first, ...guard.stages.slice(1)]
  return shares.map((share) => ({ upTo: Math.max(1, Math.floor(count * share)) }))
}

export type BatchJudgement =
  | { readonly ok: true }
  | { readonly ok: false; readonly faults: readonly OrderFault[] }

/**
 * Whether a batch may be signed: its number against the caps of policy and guardrail, the city's signature, a sample evenly drawn, where the
 * people are, and stages. Each order of it is judged by itself before (`judgeOrder`).
 */
export function judgeBatch(
  batch: BatchDocument,
  policy: Policy,
  issuedToday: number,
): BatchJudgement {
  const count = batch.digests.length
  const most = Math.min(policy.orders.batch.maxWithoutCitySign.v, guard.batchWithoutCity)
  const hasCity = batch.cityApprover !== null
  const people = batch.where.reduce((sum, place) => sum + place.count, 0)
  const wanted = sampleOf(count)
  const seen = new Set(batch.sample)
  const twice = firstTwice(batch.digests)
  const faults: (OrderFault | null)[] = [
    hasCity || count <= most ? null : faultOf('batch-cap', String(most)),
    hasCity || issuedToday + count <= guard.perIssuerAndDay
      ? null
      : faultOf('issuer-cap', String(guard.perIssuerAndDay)),
    people === count && batch.where.every((place) => place.count > 0)
      ? null
      : faultOf('batch-where', `${people} / ${count}`),
    wanted.every((index) => seen.has(index))
      ? null
      : faultOf('batch-sample', String(wanted.length)),
    areStages(batch.stages, stagesOf(count, policy))
      ? null
      : faultOf('batch-stages', String(stagesOf(count, policy)[0]?.upTo ?? 0)),
    twice === undefined ? null : faultOf('batch-twice', twice),
  ]
  const found = faults.filter((fault) => fault !== null)
  return found.length === 0 ? { ok: true } : { ok: false, faults: found }
}

/** Whether the stages grow to all and none takes in more than the stage that is asked for. */
function areStages(given: BatchDocument['stages'], wanted: BatchDocument['stages']): boolean {
  const last = wanted.at(-1)?.upTo ?? 0
  const grows = given.every(({ upTo }, n) => upTo > (given[n - 1]?.upTo ?? 0))
  return (
    grows &&
    given.at(-1)?.upTo === last &&
    wanted.every(({ upTo }, n) => (given[n]?.upTo ?? Number.POSITIVE_INFINITY) <= upTo)
  )
}

function firstTwice(digests: readonly string[]): string | undefined {
  const seen = new Set<string>()
  return digests.find((digest) => seen.size === seen.add(digest).size)
}
