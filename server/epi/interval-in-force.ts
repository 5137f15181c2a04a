import type { EpiNumbers } from '@bihuan/contract/epi.ts'
import {
  defaultInterval,
  type Said,
  type SerialInterval,
  serialIntervalsOf,
  sharesOf,
} from '@bihuan/core/epi/intervals.ts'
import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'
import type { Reader } from '../db/sql.ts'
import { Problem } from '../door/problem.ts'
import { rulesAt } from '../policy/rules-at.ts'
import type { TrustAnchors } from '../trust/anchors.ts'

type Shown = NonNullable<Static<typeof EpiNumbers>['interval']>
export type IntervalInForce = {
  readonly pathogen: Said
  readonly policy: string
  /** The chosen one, with its shares by day; null where nothing is known of the pathogen. */
  readonly chosen: { readonly interval: SerialInterval; readonly shares: readonly number[] } | null
  readonly usable: readonly SerialInterval[]
}

/**
 * The serial interval of the pathogen of the policy in force, or the one that was asked for by its key. Refuses with
 * epi.interval-unknown for a key that is none of this pathogen's.
 */
export async function intervalInForce(
  sql: Reader,
  anchors: TrustAnchors,
  at: Instant,
  wanted?: string,
): Promise<IntervalInForce> {
  const { policy } = (await rulesAt(sql, anchors, at)).rules
  const { zh, en } = policy.pathogen.name
  const usable = serialIntervalsOf({ en }).filter((one) => one.usable)
  const { incubation } = policy.pathogen
  const days = incubation && {
    leastDays: incubation.leastDays.v,
    mostDays: incubation.mostDays.v,
  }
  const interval =
    wanted === undefined ? defaultInterval(usable, days) : usable.find(({ key }) => key === wanted)
  if (wanted !== undefined && !interval)
    throw new Problem('epi.interval-unknown', { interval: wanted, pathogen: zh })
  const shares = interval ? sharesOf(interval) : null
  return {
    pathogen: { zh, en },
    policy: policy.pack.id,
    chosen: interval && shares ? { interval, shares } : null,
    usable,
  }
}

/** An interval as the wire has it. */
export const shownInterval = ({ key, variant, law, source }: SerialInterval): Shown => ({
  key,
  variant: { ...variant },
  kind: law.kind,
  mean: law.mean,
  sd: law.sd,
  source: { ...source },
})

/** What is said where a pathogen has no interval. */
export const noIntervalOf = ({ zh, en }: Said): Said => ({
  zh: `没有录入“${zh}”的代际间隔，因此不计算 Rt。录入位置：core/epi/intervals.ts，须附文献来源`,
  en: `No serial interval of ${en} is entered, so no Rt is computed. It belongs into core/epi/intervals.ts, with its source`,
})
