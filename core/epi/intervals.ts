import { type Lognormal, lognormalOf } from './lognormal-law.ts'
import { daysOfGamma, daysOfLognormal, discretise, discretiseLognormal } from './serial-interval.ts'

/** A text as people read it in both languages. */
export type Said = { readonly zh: string; readonly en: string }
/** Where a figure stands, and what of it was read. */
export type Stated = {
  readonly title: string
  readonly doi: string | null
  readonly stated: string
}
export type IntervalLaw = {
  readonly kind: 'gamma' | 'lognormal' | 'normal'
  /** Days. */
  readonly mean: number
  readonly sd: number
}
/** The time from onset to onset of who infected and who was infected. */
export type SerialInterval = {
  readonly key: string
  readonly variant: Said
  readonly law: IntervalLaw
  /** Whether R can be computed with it: a normal law gives weight to intervals below zero, which renewal cannot use. */
  readonly usable: boolean
  /** The mean incubation time of the same variant, days: by it a policy says which variant it was written for. Null where unknown. */
  readonly incubation: number | null
  readonly source: Stated
}
/** The time from infection to onset. */
export type IncubationTime = {
  readonly key: string
  readonly variant: Said
  /** Null where a source states a mean only: then no quantile is told. */
  readonly law: Lognormal | null
  readonly mean: number
  readonly sd: number | null
  /** The 95 % interval of the mean, where the source has one. */
  readonly interval: readonly [number, number] | null
  readonly source: Stated
}

/** Raised with every change of a figure below, so that a computation can say by which it was made. */
export const intervalsVersion = '2026-11-22'

type OfPathogen = {
  /** `pathogen.name.en` of the policy in force. */
  readonly pathogen: string
  readonly serial: readonly SerialInterval[]
  readonly incubation: readonly IncubationTime[]
}

const ancestral = { zh: '原始株', en: 'ancestral' }
const wu = {
  title: 'Wu et al. 2022, JAMA Network Open (meta-analysis of incubation periods)',
  doi: '10.1001/jamanetworkopen.2022.28008',
  stated: 'mean with 95 % interval, as our reference gives it; we did not read the paper',
}
const du = (sd: string) => ({
  ...wu,
  stated: `${wu.stated}; standard deviation ${sd} beside it from PMC10112864`,
})

// Nothing here is fitted to a city: each figure stands in a publication, or says that it is an assumption.
const known: readonly OfPathogen[] = [
  {
    pathogen: 'COVID-19',
    serial: [
      {
        key: 'covid-ancestral-nishiura-2020',
        variant: ancestral,
        law: { kind: 'lognormal', mean: 4.7, sd: 2.9 },
        usable: true,
        incubation: 5.52,
        source: {
          title: 'Nishiura, Linton, Akhmetzhanov 2020, Int J Infect Dis 93:284',
          doi: '10.1016/j.ijid.2020.02.060',
          stated: 'lognormal, mean 4.7 and standard deviation 2.9 days',
        },
      },
      {
        key: 'covid-omicron-assumed-2022',
        variant: { zh: '奥密克戎（假定）', en: 'Omicron (assumed)' },
        law: { kind: 'gamma', mean: 2.9, sd: 2 },
        usable: true,
        incubation: 3.42,
        source: {
          title: 'Assumption of our reference for the Shanghai series of 2022',
          doi: null,
          stated:
            'mean 2.9, standard deviation 2.0 days; no publication states this pair. Xu et al. 2023 (10.1186/s12916-023-03070-8) has means only: BA.5 serial interval 2.37 (1.71-3.04), BA.1 generation 2.99 (2.48-3.49)',
        },
      },
      {
        key: 'covid-hong-kong-adam-2020',
        variant: { zh: '原始株（香港）', en: 'ancestral (Hong Kong)' },
        law: { kind: 'normal', mean: 5.81, sd: 4.43 },
        usable: false,
        incubation: 5.52,
        source: {
          title: 'Adam et al. 2020, Nature Medicine 26:1714',
          doi: '10.1038/s41591-020-1092-0',
          stated: 'normal, mean 5.81 and standard deviation 4.43 days, from 142 onset differences',
        },
      },
    ],
    incubation: [
      {
        key: 'covid-ancestral-lauer-2020',
        variant: ancestral,
        law: { meanlog: 1.621, sdlog: 0.418 },
        mean: 5.52,
        sd: 2.41,
        interval: null,
        source: {
          title: 'Lauer et al. 2020, Annals of Internal Medicine 172:577',
          doi: '10.7326/M20-0504',
          stated:
            'lognormal (1.621, 0.418) from 181 windows: 2.5 % 2.23, median 5.06, 97.5 % 11.48',
        },
      },
      {
        key: 'covid-ancestral-mcaloon-2020',
        variant: ancestral,
        law: { meanlog: 1.63, sdlog: 0.5 },
        mean: 5.8,
        sd: null,
        interval: null,
        source: {
          title: 'McAloon et al. 2020, BMJ Open 10:e039652',
          doi: '10.1136/bmjopen-2020-039652',
          stated: 'lognormal (1.63, 0.50), mean 5.8 days',
        },
      },
      {
        key: 'covid-alpha-wu-2022',
        variant: { zh: '阿尔法', en: 'Alpha' },
        law: null,
        mean: 5,
        sd: 2.32,
        interval: [4.94, 5.06],
        source: du('2.32 (of a mean 4.96)'),
      },
      {
        key: 'covid-delta-wu-2022',
        variant: { zh: '德尔塔', en: 'Delta' },
        law: null,
        mean: 4.41,
        sd: 2.19,
        interval: [3.76, 5.05],
        source: du('2.19 (of a mean 4.43)'),
      },
      {
        key: 'covid-omicron-wu-2022',
        variant: { zh: '奥密克戎', en: 'Omicron' },
        law: null,
        mean: 3.42,
        sd: 1.82,
        interval: [2.88, 3.96],
        source: du('1.82 (of a mean 3.61)'),
      },
      {
        key: 'covid-omicron-ba1-xu-2023',
        variant: { zh: '奥密克戎 BA.1', en: 'Omicron BA.1' },
        law: null,
        mean: 3.49,
        sd: null,
        interval: [3.13, 4.86],
        source: {
          title: 'Xu et al. 2023, BMC Medicine 21:374 (systematic review and meta-analysis)',
          doi: '10.1186/s12916-023-03070-8',
          stated: 'mean 3.49 (3.13-4.86), from the abstract',
        },
      },
    ],
  },
  {
    pathogen: 'mpox',
    serial: [
      {
        key: 'mpox-2022-madewell-2023',
        variant: { zh: '2022 年疫情', en: 'outbreak of 2022' },
        law: { kind: 'gamma', mean: 8.5, sd: 5 },
        usable: true,
        incubation: 8.1,
        source: {
          title: 'Madewell et al. 2023, Emerg Infect Dis 29:818',
          doi: '10.3201/eid2904.221622',
          stated:
            'mean 8.5 (7.3-9.9) days from 57 pairs, from the abstract; the deviation of 5.0 days as a later paper cites it, so unconfirmed',
        },
      },
    ],
    incubation: [
      {
        key: 'mpox-2022-ponce-2024',
        variant: { zh: '2022 年疫情', en: 'outbreak of 2022' },
        law: null,
        mean: 8.1,
        sd: null,
        interval: null,
        source: {
          title: 'Ponce et al. 2024, Emerg Infect Dis 30:1173',
          doi: '10.3201/eid3006.231095',
          stated: 'pooled mean 8.1 days, from the abstract',
        },
      },
    ],
  },
]

const of = (pathogen: { readonly en: string }) => known.find((one) => one.pathogen === pathogen.en)

/** What is known of the serial interval of a policy's pathogen, the usable ones first; the first is the default. Empty where nothing is. */
export const serialIntervalsOf = (pathogen: { readonly en: string }): readonly SerialInterval[] =>
  (of(pathogen)?.serial ?? []).toSorted((a, b) => Number(b.usable) - Number(a.usable))

/**
 * The interval that R is computed with unless somebody chooses another: the first usable one whose variant falls ill within the days that
 * the policy names, else the first usable one. Undefined where none is known.
 */
export function defaultInterval(
  intervals: readonly SerialInterval[],
  incubation: { readonly leastDays: number; readonly mostDays: number } | null,
): SerialInterval | undefined {
  const usable = intervals.filter((one) => one.usable)
  const fits = usable.find(
    ({ incubation: mean }) =>
      incubation !== null &&
      mean !== null &&
      incubation.leastDays <= mean &&
      mean <= incubation.mostDays,
  )
  return fits ?? usable[0]
}

/** What is known of the incubation time of a policy's pathogen. Empty where nothing is. */
export const incubationTimesOf = (pathogen: { readonly en: string }): readonly IncubationTime[] =>
  of(pathogen)?.incubation ?? []

/** The law by whole days, day 0 first. Null where renewal cannot use it. */
export function sharesOf({ law, usable }: SerialInterval): readonly number[] | null {
  if (!usable) return null
  const { kind, mean, sd } = law
  if (kind === 'gamma') return discretise(mean, sd, daysOfGamma(mean, sd))
  const lognormal = lognormalOf(mean, sd)
  return discretiseLognormal(lognormal, daysOfLognormal(lognormal))
}
