import { EpiIncubation, EpiParams } from '@bihuan/contract/epi.ts'
import { fewestExposures, fitIncubation, toldQuantiles } from '@bihuan/core/epi/incubation.ts'
import { type IncubationTime, incubationTimesOf } from '@bihuan/core/epi/intervals.ts'
import { lognormalOf, lognormalQuantile, tailBeyond } from '@bihuan/core/epi/lognormal-law.ts'
import { isoOf } from '@bihuan/core/time/instant.ts'
import { query } from '../door/query.ts'
import { rulesAt } from '../policy/rules-at.ts'
import { areaInReach } from '../rounds/store.ts'
import { exposuresOf } from './exposures.ts'
import { listOf } from './list-of.ts'
import { numberReaders } from './roles.ts'

// A fit of so many takes a quarter of a second, and more would not make it narrower than the windows are.
const mostFitted = 250
const tailDays = [7, 10, 14, 21] as const

/** The incubation time of an area's own cases, beside what is published of the pathogen. Shows nobody. */
export const epiIncubation = query({
  name: 'epi.incubation',
  summary: 'The incubation time from windows of exposure and onset, beside what is published',
  roles: numberReaders,
  params: EpiParams,
  outcome: EpiIncubation,
  async run(sql, { area }, { now, actor, anchors }) {
    const reach = areaInReach(actor, area)
    const { policy } = (await rulesAt(sql, anchors, now)).rules
    const { cases, withOnset, exposures } = await exposuresOf(sql, reach, mostFitted)
    const fit = exposures.length < fewestExposures ? null : fitIncubation(exposures)
    return {
      now: isoOf(now),
      area: reach,
      cases,
      withOnset,
      used: exposures.length,
      needed: fewestExposures,
      most: mostFitted,
      fit: fit && {
        meanlog: { ...fit.meanlog },
        sdlog: { ...fit.sdlog },
        quantiles: fit.quantiles.map((one) => ({ ...one })),
        logLik: fit.logLik,
      },
      why: fit ? null : whyNone(exposures.length),
      known: incubationTimesOf(policy.pathogen.name).map(known),
      list: listOf({ area: reach.length > 4 ? reach : undefined }),
    }
  },
})

/** Why there is no law: too few windows, or so alike that no width of it is the likeliest. */
function whyNone(windows: number) {
  if (windows < fewestExposures)
    return {
      zh: `发病日期和暴露时段都已知的病例 ${windows} 例，至少需要 ${fewestExposures} 例`,
      en: `Onset and exposure are both known of ${windows} cases; ${fewestExposures} are needed`,
    }
  return {
    zh: `${windows} 例的时段过于相近，无法得出分布`,
    en: `The windows of the ${windows} cases are so alike that no distribution can be told`,
  }
}

/** A published incubation time; where only mean and deviation are, the tail is that of the lognormal law with both. */
function known({ key, variant, law, mean, sd, interval, source }: IncubationTime) {
  const by = law ?? (sd === null ? null : lognormalOf(mean, sd))
  return {
    key,
    variant: { ...variant },
    mean,
    sd,
    low: interval?.[0] ?? null,
    high: interval?.[1] ?? null,
    quantiles: law && toldQuantiles.map((p) => ({ p, days: lognormalQuantile(law, p) })),
    tail: by ? tailDays.map((days) => ({ days, beyond: tailBeyond(by, days) })) : [],
    source: { ...source },
  }
}
