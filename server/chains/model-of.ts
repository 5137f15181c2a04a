import type { SourceModel } from '@bihuan/core/chains/attribute.ts'
import type { LinkLimits } from '@bihuan/core/chains/impossible.ts'
import { flatInterval, incubationBetween, normalInterval } from '@bihuan/core/chains/interval.ts'
import { commonWeights } from '@bihuan/core/chains/weights.ts'
import { serialIntervalsOf } from '@bihuan/core/epi/intervals.ts'
import type { Policy } from '@bihuan/core/policy/policy.ts'

export type ChainModel = {
  model: SourceModel
  limits: LinkLimits
  interval: { meanDays: number; sdDays: number; source: string; binds: boolean }
}

// Two people of one chain are seldom further apart; only where nothing at all is known of the pathogen.
const flatDays = 60

/**
 * By what sources are weighed under a policy: the published serial interval of its pathogen, as a normal law of the same mean and deviation, because
 * somebody may fall ill before their source; and the policy's own incubation. Where no interval is published, the incubation stands for it:
 * an infection is passed on around the onset of the source, so the interval has about the mean of the incubation, and more spread.
 */
export function modelOf({ pathogen }: Pick<Policy, 'pathogen'>): ChainModel {
  const [published] = serialIntervalsOf(pathogen.name)
  const range = pathogen.incubation
  const least = range?.leastDays ?? null
  const most = range?.mostDays ?? null
  const incubation = least === null || most === null ? null : { least, most }
  const before = pathogen.infectiousBeforeOnsetDays
  const law = published
    ? {
        mean: published.law.mean,
        sd: published.law.sd,
        source: published.source.title,
        binds: true,
      }
    : incubation && {
        mean: (incubation.least.v + incubation.most.v) / 2,
        sd: Math.max((incubation.most.v - incubation.least.v) / 2, 1),
        source: 'incubation',
        binds: incubation.least.binds && incubation.most.binds,
      }
  const interval = law ? normalInterval(law.mean, law.sd) : flatInterval(flatDays)
  return {
    model: {
      interval,
      incubation:
        incubation && incubation.most.v > Math.max(incubation.least.v, 0.25)
          ? incubationBetween(incubation.least.v, incubation.most.v)
          : null,
      weights: commonWeights,
    },
    limits: {
      incubation: incubation && { leastDays: incubation.least.v, mostDays: incubation.most.v },
      infectiousBeforeOnsetDays: before?.v ?? null,
      interval: law ? { leastDays: interval.leastDays, mostDays: interval.mostDays } : null,
    },
    interval: {
      meanDays: law?.mean ?? 0,
      sdDays: law?.sd ?? 0,
      source: law?.source ?? 'none',
      binds: law?.binds ?? false,
    },
  }
}
