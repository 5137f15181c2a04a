import type { Words } from '../policy/words.ts'
import { barsOf, type Counted, quantileOf } from './distribution.ts'

/** The six speeds in the order in which the seeds say them (封筛追调转隔; domain-policy §1 SD0). */
export const speeds = ['seal', 'screen', 'trace', 'investigate', 'transfer', 'isolate'] as const
export type Speed = (typeof speeds)[number]

/**
 * From where to where each speed is measured, in moments that somebody or something recorded; the view `speed_measures` (migration 0032)
 * is the same in SQL. `of` says what is counted: cases, or contacts who were decided to be close or secondary and not dropped.
 */
export const speedWords: Record<Speed, Words & { readonly of: 'cases' | 'contacts' }> = {
  seal: {
    of: 'cases',
    zh: '封：病例建档 → 其住处的区域命令或同户居家命令开始生效（建档前已生效记为 0）',
    en: 'Seal: case opened → an order of a zone over the home, or to stay at home for the household, begins (0 where it was in force before)',
  },
  screen: {
    of: 'contacts',
    zh: '筛：病例建档 → 该密接、次密接之后第一次采样',
    en: 'Screen: case opened → the first swab of the contact after it',
  },
  trace: {
    of: 'contacts',
    zh: '追：报出该接触者 → 找到本人',
    en: 'Trace: contact named → contact located',
  },
  investigate: {
    of: 'cases',
    zh: '调：病例建档 → 核心信息齐全',
    en: 'Investigate: case opened → key facts known',
  },
  transfer: {
    of: 'contacts',
    zh: '转：签署名单送达转运 → 有入住记录或居家命令已送达',
    en: 'Transfer: signed list handed to the dispatcher → a stay is recorded, or an order at home served',
  },
  isolate: {
    of: 'cases',
    zh: '隔：第一次阳性采样 → 病例本人隔离',
    en: 'Isolate: first positive swab → the case is isolated',
  },
}

/** Why a speed cannot be told: its beginning is unknown, it is not done yet, or its end lies before its beginning. */
export type SpeedGap = 'no-begin' | 'not-yet' | 'nothing-to-do' | 'end-before-begin'

/** So many measurements that are alike. `isWithin` is null where no limit is known; `isLate` where it is not done and past its limit. */
export type Measured = {
  readonly hasBegin: boolean
  readonly minutes: number | null
  readonly isWithin: boolean | null
  readonly isLate: boolean
  readonly count: number
}

/** Why this one cannot be told; null where it can. */
export function gapOf({ hasBegin, minutes }: Pick<Measured, 'hasBegin' | 'minutes'>) {
  if (!hasBegin) return 'no-begin' as const
  if (minutes === null) return 'not-yet' as const
  return minutes < 0 ? ('end-before-begin' as const) : null
}

export type Distribution = {
  readonly measured: number
  readonly medianMinutes: number | null
  readonly p90Minutes: number | null
  /** Of the measured ones with a limit; null where none has one. */
  readonly withinShare: number | null
  readonly runningLate: number
  readonly bars: readonly number[]
  readonly missing: readonly { readonly gap: SpeedGap; readonly count: number }[]
}

/**
 * Median, 90th percentile, share within the limit and bars of one speed; what cannot be told is counted by why and never guessed.
 * Whole minutes, cut. Nothing at all is said as `nothing-to-do`.
 */
export function distributionOf(measured: readonly Measured[]): Distribution {
  const told: Counted[] = []
  const missing = new Map<SpeedGap, number>()
  let within = 0
  let limited = 0
  let runningLate = 0
  for (const one of measured) {
    const gap = gapOf(one)
    if (gap !== null) missing.set(gap, (missing.get(gap) ?? 0) + one.count)
    else if (one.minutes !== null) {
      told.push({ minutes: one.minutes, count: one.count })
      if (one.isWithin !== null) limited += one.count
      if (one.isWithin === true) within += one.count
    }
    if (one.isLate) runningLate += one.count
  }
  if (measured.length === 0) missing.set('nothing-to-do', 1)
  return {
    measured: told.reduce((sum, { count }) => sum + count, 0),
    medianMinutes: quantileOf(told, 0.5),
    p90Minutes: quantileOf(told, 0.9),
    withinShare: limited === 0 ? null : within / limited,
    runningLate,
    bars: barsOf(told),
    missing: [...missing].map(([gap, count]) => ({ gap, count })),
  }
}
