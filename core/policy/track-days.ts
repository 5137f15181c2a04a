import { cityDateOf, cityInstant, hourMs, type Instant } from '../time/instant.ts'
import { type AnyParameter, unconfirmed } from './parameter.ts'
import type { Policy, Stage, Track } from './policy.ts'
import type { DayOne, Outing, StatusClass } from './words.ts'

const dayMs = 24 * hourMs

/** A day on which a test is due, from its first moment to before `until`; day 1 is that of its stage. */
export type TestSpan = {
  readonly stage: number
  readonly day: number
  readonly from: Instant
  readonly until: Instant
}

/** One stage of a track with its moments: in force from `from` to before `until`; null while nobody can say. */
export type StageSpan = {
  readonly stage: number
  readonly place: string
  readonly orPlace: string | null
  readonly class: StatusClass
  readonly outing: Outing | null
  readonly days: number | null
  readonly endsWhen: string | null
  readonly from: Instant
  readonly until: Instant | null
  readonly tests: readonly TestSpan[]
}

/** What an answer rests on that binds nobody yet; `binds` says that there is nothing such. */
export type Grounded = { readonly unverified: readonly AnyParameter[]; readonly binds: boolean }

export function grounded(parameters: readonly (AnyParameter | null)[]): Grounded {
  const unverified = unconfirmed(parameters)
  return { unverified, binds: unverified.length === 0 }
}

export type Spans = Grounded & {
  readonly track: Track
  readonly stages: readonly StageSpan[]
  /** The first moment at which the days are over, those of tests without stages too; null where an event ends a stage. */
  readonly releaseAt: Instant | null
}

/** The moment at which day 1 of a track begins, for a clock that started at `clockStart`. */
export function dayOneAt(dayOne: DayOne, clockStart: Instant): Instant {
  if (dayOne === 'elapsed') return clockStart
  const midnight = cityInstant(cityDateOf(clockStart), '00:00')
  return dayOne === 'clock_day' ? midnight : midnight + dayMs
}

/** Whether a reason has a track in this policy at all: secondary contacts ended, other categories were abolished. */
export function isDetermined(policy: Policy, reason: string): boolean {
  return trackOf(policy, reason) !== null
}

/** The track of a reason; null where the policy determines no such people. */
export function trackOf(policy: Policy, reason: string): Track | null {
  return policy.tracks[reason] ?? null
}

/** All stages of a reason from the start of its clock; null where the policy has no such track. */
export function stagesOf(policy: Policy, reason: string, clockStart: Instant): Spans | null {
  const track = trackOf(policy, reason)
  if (track === null) return null
  const spans: StageSpan[] = []
  let begin: Instant | null = dayOneAt(policy.counting.dayOne.v, clockStart)
  for (const [n, stage] of track.stages.entries()) {
    if (begin === null) break
    const span = spanOf(policy, stage, n, begin, n === 0 ? clockStart : begin)
    spans.push(span)
    begin = span.until
  }
  const { tests } = track
  if (track.stages.length === 0)
    return {
      track,
      stages: [],
      releaseAt: tests === null ? clockStart : clockStart + tests.withinDays.v * dayMs,
      ...grounded([track.clock, tests?.count ?? null, tests?.withinDays ?? null]),
    }
  const used = track.stages.flatMap(({ days, endsWhen, place }) => [
    days,
    endsWhen,
    place,
    policy.places[place.v]?.class ?? null,
  ])
  return {
    track,
    stages: spans,
    releaseAt: spans.at(-1)?.until ?? null,
    ...grounded([policy.counting.dayOne, track.clock, ...used]),
  }
}

function spanOf(policy: Policy, stage: Stage, n: number, begin: Instant, from: Instant): StageSpan {
  const { place, orPlace, days, endsWhen, outing, testDays } = stage
  return {
    stage: n,
    place: place.v,
    orPlace: orPlace?.v ?? null,
    class: policy.places[place.v]?.class.v ?? 'stay',
    outing: outing?.v ?? null,
    days: days?.v ?? null,
    endsWhen: endsWhen?.v ?? null,
    from,
    until: days === null ? null : begin + days.v * dayMs,
    tests: (testDays?.v ?? []).map((day) => ({
      stage: n,
      day,
      from: Math.max(from, begin + (day - 1) * dayMs),
      until: begin + day * dayMs,
    })),
  }
}

/** Which day of its stage a moment is; 0 before day 1 has begun. */
export function dayOf(policy: Policy, span: StageSpan, clockStart: Instant, at: Instant): number {
  const begin = span.stage === 0 ? dayOneAt(policy.counting.dayOne.v, clockStart) : span.from
  return at < begin ? 0 : Math.floor((at - begin) / dayMs) + 1
}
