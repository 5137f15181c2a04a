import type { Instant } from '../time/instant.ts'
import type { Policy } from './policy.ts'
import {
  dayOf,
  type Grounded,
  grounded,
  type StageSpan,
  stagesOf,
  type TestSpan,
  trackOf,
} from './track-days.ts'
import type { Outing, StatusClass, Words } from './words.ts'

/** Somebody with a reason, and the moment from which its days are counted. */
export type Held = { readonly reason: string; readonly clockStart: Instant }

export type TrackAnswer =
  | (Grounded & {
      readonly ok: true
      readonly state: 'stage'
      readonly stage: number
      /** The day of the stage, from 1; 0 before day 1. */
      readonly day: number
      readonly place: string
      readonly orPlace: string | null
      readonly class: StatusClass
      readonly outing: Outing | null
      readonly since: Instant
      /** When this stage ends; null where an event ends it, which `endsWhen` names. */
      readonly until: Instant | null
      readonly endsWhen: string | null
      /** When the last stage ends. */
      readonly releaseAt: Instant | null
    })
  | (Grounded & {
      readonly ok: true
      /** No stages, only tests: so many within so many days. */
      readonly state: 'tests'
      readonly count: number
      readonly since: Instant
      readonly until: Instant
      readonly releaseAt: Instant
    })
  | (Grounded & { readonly ok: true; readonly state: 'done'; readonly releasedAt: Instant })
  | { readonly ok: false; readonly because: 'no-track' | 'before-clock'; readonly text: Words }

/** In which stage of its track somebody is at a moment. Needs only facts; restricts nobody unless it `binds`. */
export function trackAt(policy: Policy, held: Held, at: Instant): TrackAnswer {
  const spans = stagesOf(policy, held.reason, held.clockStart)
  if (spans === null)
    return {
      ok: false,
      because: 'no-track',
      text: {
        zh: `现行规则中没有“${held.reason}”这一类人员，不需采取措施。`,
        en: `The rules in force know no "${held.reason}": nothing is asked of this person.`,
      },
    }
  if (at < held.clockStart)
    return {
      ok: false,
      because: 'before-clock',
      text: {
        zh: '该时刻早于起算时间；请核对起算时间。',
        en: 'This moment is before the clock began; check when it did.',
      },
    }
  const { stages, releaseAt, unverified, binds, track } = spans
  const now = stages.find(({ until }) => until === null || at < until)
  if (now !== undefined)
    return {
      ok: true,
      state: 'stage',
      stage: now.stage,
      day: dayOf(policy, now, held.clockStart, at),
      ...placed(now),
      since: now.from,
      until: now.until,
      endsWhen: now.endsWhen,
      releaseAt,
      unverified,
      binds,
    }
  const { tests } = track
  if (stages.length === 0 && tests !== null && releaseAt !== null && at < releaseAt)
    return {
      ok: true,
      state: 'tests',
      count: tests.count.v,
      since: held.clockStart,
      until: releaseAt,
      releaseAt,
      unverified,
      binds,
    }
  return { ok: true, state: 'done', releasedAt: releaseAt ?? at, unverified, binds }
}

const placed = ({ place, orPlace, class: strictness, outing }: StageSpan) => ({
  place,
  orPlace,
  class: strictness,
  outing,
})

export type TestsDue = Grounded & {
  /** Days of test that have begun and not ended. */
  readonly open: readonly TestSpan[]
  readonly past: readonly TestSpan[]
  readonly next: TestSpan | null
}

/** Which tests are due at a moment, were, and come next; null where there is no such track. */
export function testsDue(policy: Policy, held: Held, at: Instant): TestsDue | null {
  const spans = stagesOf(policy, held.reason, held.clockStart)
  if (spans === null) return null
  const all = spans.stages.flatMap(({ tests }) => tests)
  return {
    open: all.filter(({ from, until }) => from <= at && at < until),
    past: all.filter(({ until }) => until <= at),
    next: all.find(({ from }) => from > at) ?? null,
    ...grounded([
      policy.counting.dayOne,
      spans.track.clock,
      ...spans.track.stages.flatMap(({ days, testDays }) => [days, testDays]),
    ]),
  }
}

/** One condition of a release besides the days, in the words of the policy, and whether it may hold anybody back. */
export type ReleaseCondition = {
  readonly kind: 'negatives' | 'on_days' | 'ct_at_least' | 'double_sample' | 'requires'
  readonly needs: string
  readonly binds: boolean
}

export type EarliestRelease = Grounded & {
  /** Null where an event ends the last stage; `endsWhen` names it. */
  readonly at: Instant | null
  readonly endsWhen: string | null
  readonly conditions: readonly ReleaseCondition[]
}

/** The earliest moment of release by the days alone, and what else the policy asks for; null where there is no track. */
export function earliestRelease(policy: Policy, held: Held): EarliestRelease | null {
  const spans = stagesOf(policy, held.reason, held.clockStart)
  if (spans === null) return null
  const release = trackOf(policy, held.reason)?.release ?? null
  const conditions: ReleaseCondition[] = []
  const ask = (
    kind: ReleaseCondition['kind'],
    value: { v: unknown; binds: boolean } | null | undefined,
  ): void => {
    if (value === null || value === undefined || value.v === false || value.v === 'none') return
    const needs = Array.isArray(value.v) ? value.v.join(', ') : String(value.v)
    conditions.push({ kind, needs, binds: value.binds })
  }
  ask('negatives', release?.negatives)
  ask('on_days', release?.onDays)
  ask('ct_at_least', release?.ctAtLeast)
  ask('double_sample', release?.doubleSample)
  ask('requires', release?.requires)
  return {
    at: spans.releaseAt,
    endsWhen: spans.stages.at(-1)?.endsWhen ?? null,
    conditions,
    unverified: spans.unverified,
    binds: spans.binds,
  }
}
