import type { AnyParameter } from '../policy/parameter.ts'
import type { Policy, Track } from '../policy/policy.ts'
import { dayOneAt, trackOf } from '../policy/track-days.ts'
import { hourMs, type Instant } from '../time/instant.ts'
import { type CourseEntry, feverFrom, type ImagingEntry, type PatientTest } from './course.ts'
import { apart, isAtLeast, knownBy, lastRun, passes } from './tests.ts'

const dayMs = 24 * hourMs
// Morning and evening are asked for (S-IS6); a day and a half without a figure is a gap in which nobody knows.
const silenceMs = 36 * hourMs

/** What is known of one illness, as far as it was known at the moment of asking. */
export type Course = {
  readonly reason: string
  /** The moment of the case, such as that of the first positive sample. */
  readonly caseAt: Instant
  readonly admittedAt: Instant | null
  readonly days: readonly CourseEntry[]
  readonly imaging: readonly ImagingEntry[]
  readonly tests: readonly PatientTest[]
}

/** One condition of the plan in force, whether it is met, and by which entries and tests. */
export type Condition = {
  readonly kind: string
  readonly needs: string
  readonly met: boolean
  readonly facts: readonly string[]
  /** From when it was met and known; null while it is not. */
  readonly since: Instant | null
  readonly rule: { readonly pack: string; readonly path: string }
  readonly binds: boolean
}

export type Discharge = {
  /** The module of the treatment plan, or of the plan whose track rules, and that track; null where no rule speaks of a discharge. */
  readonly plan: { readonly module: string; readonly track: string | null } | null
  readonly conditions: readonly Condition[]
  readonly met: boolean
  /** The first moment at which all was met and known. */
  readonly metAt: Instant | null
  readonly binds: boolean
  /** Whether the plan itself asks for a second doctor. */
  readonly asksSecond: boolean
}

/** Names in `requires` that ask for a second doctor instead of for something of the patient. */
const seconds: readonly string[] = ['second_doctor', 'two_doctors', 'expert_consultation']

/**
 * Which conditions of the edition in force are met, by which facts. A track of the policy that counts a case from its first positive or its
 * admission rules before the treatment plan (the ten measures let the mild go by Ct on days 6 and 7, S-N28). Computed and proposed: a doctor decides.
 */
export function dischargeOf(policy: Policy, course: Course, now: Instant): Discharge {
  const track = trackOf(policy, course.reason)
  const rules = track !== null && hasOwnRule(track)
  const conditions = rules ? byTrack(policy, course, now) : byPlan(policy, course, now)
  const asked = rules ? track.release?.requires : policy.discharge?.requires
  const first = rules ? track.clock : firstOf(policy)
  const met = conditions.length > 0 && conditions.every((one) => one.met)
  return {
    plan: first === null ? null : { module: first.module, track: rules ? course.reason : null },
    conditions,
    met,
    metAt: met ? Math.max(...conditions.flatMap(({ since }) => since ?? [])) : null,
    binds: conditions.every((one) => one.binds),
    asksSecond: (asked?.v ?? []).some((one) => seconds.includes(one)),
  }
}

/** A track that counts the ill from their first positive or their admission, and says itself when they are let go. */
export function hasOwnRule({ clock, release, stages }: Track): boolean {
  if (clock.v !== 'first_positive' && clock.v !== 'admission') return false
  const hasDays = clock.v === 'admission' && (stages[0]?.days ?? null) !== null
  return hasDays || (release?.ctAtLeast ?? release?.requires ?? null) !== null
}

/** The newest word of the treatment plan says which edition it is: tests before days. */
function firstOf({ discharge }: Policy): AnyParameter | null {
  if (discharge === null) return null
  return discharge.ctAtLeast ?? discharge.negativeTests ?? discharge.temperatureNormalDays
}

type Found = Pick<Condition, 'met' | 'facts' | 'since'>
const none: Found = { met: false, facts: [], since: null }

function conditionOf(policy: Policy, kind: string, value: AnyParameter, found: Found): Condition {
  const needs = Array.isArray(value.v) ? value.v.join(', ') : String(value.v)
  return {
    kind,
    needs,
    rule: { pack: policy.pack.id, path: value.path },
    binds: value.binds,
    ...found,
  }
}

function byPlan(policy: Policy, course: Course, now: Instant): Condition[] {
  const { discharge } = policy
  if (discharge === null) return []
  const { temperatureNormalDays, negativeTests, minGapHours, ctAtLeast, requires } = discharge
  const conditions: Condition[] = []
  if (temperatureNormalDays !== null)
    conditions.push(
      conditionOf(
        policy,
        'temperature',
        temperatureNormalDays,
        isNormal(course, temperatureNormalDays.v, now),
      ),
    )
  for (const one of requires?.v ?? [])
    if (requires !== null && !seconds.includes(one))
      conditions.push({ ...conditionOf(policy, one, requires, required(one, course)), needs: one })
  if (negativeTests !== null) {
    const found = tested(course, negativeTests.v, minGapHours?.v ?? 0, ctAtLeast?.v ?? null)
    const condition = conditionOf(policy, 'tests', negativeTests, found)
    const gap = minGapHours === null ? '' : ` / ${minGapHours.v} h`
    const ct = ctAtLeast === null ? '' : ` / Ct ≥ ${ctAtLeast.v}`
    conditions.push({
      ...condition,
      needs: `${negativeTests.v}${gap}${ct}`,
      binds: [negativeTests, minGapHours, ctAtLeast].every((one) => one?.binds ?? true),
    })
  }
  return conditions
}

function byTrack(policy: Policy, course: Course, now: Instant): Condition[] {
  const track = trackOf(policy, course.reason)
  if (track === null) return []
  const { release, clock } = track
  const [stage] = track.stages
  const start = clock.v === 'admission' ? course.admittedAt : course.caseAt
  const begin = start === null ? null : dayOneAt(policy.counting.dayOne.v, start)
  const conditions: Condition[] = []
  if (stage?.days && clock.v === 'admission') {
    const until = begin === null ? null : begin + stage.days.v * dayMs
    const isOver = until !== null && until <= now
    conditions.push(
      conditionOf(policy, 'days', stage.days, {
        met: isOver,
        facts: [],
        since: isOver ? until : null,
      }),
    )
  }
  if (release?.ctAtLeast) {
    const days = release.onDays?.v ?? []
    const found = onDays(course, release.ctAtLeast.v, days, begin)
    const condition = conditionOf(policy, 'tests', release.ctAtLeast, found)
    conditions.push({
      ...condition,
      needs: `${days.length} / d${days.join(', d')} / Ct ≥ ${release.ctAtLeast.v}`,
      binds: release.ctAtLeast.binds && (release.onDays?.binds ?? true),
    })
  }
  for (const one of release?.requires?.v ?? []) {
    if (!release?.requires || seconds.includes(one)) continue
    const condition = conditionOf(policy, one, release.requires, required(one, course))
    conditions.push({ ...condition, needs: one })
  }
  return conditions
}

/** No fever for more than so many days, measured throughout: from the first normal figure after the last fever to the newest. */
function isNormal({ days }: Course, normalDays: number, now: Instant): Found {
  const taken = days
    .flatMap(({ at, temperature }) => (temperature === null ? [] : [{ at, temperature }]))
    .filter(({ at }) => at <= now)
    .sort((a, b) => a.at - b.at)
  const last = taken.at(-1)
  if (last === undefined || now - last.at > silenceMs) return none
  let first = taken.findLastIndex(({ temperature }) => temperature >= feverFrom) + 1
  for (let n = first + 1; n < taken.length; n += 1)
    if ((taken[n]?.at ?? 0) - (taken[n - 1]?.at ?? 0) > silenceMs) first = n
  const run = taken.slice(first)
  const begin = run[0]?.at
  if (begin === undefined) return none
  // The plan says more than three days, so the figure that makes it more decides.
  const deciding = run.find(({ at }) => at - begin > normalDays * dayMs)
  if (deciding === undefined) return none
  return {
    met: true,
    facts: [`temperature:${begin}`, `temperature:${deciding.at}`],
    since: deciding.at,
  }
}

/** What a word of the plan asks of the patient; a word that nobody taught us is for a doctor to judge, and so it is not met. */
function required(word: string, course: Course): Found {
  if (word === 'symptoms_better') {
    const last = newest(course.days)
    const isBetter =
      last !== undefined &&
      (last.trend === 'better' || (last.symptoms.length === 0 && last.trend !== 'worse'))
    return isBetter ? { met: true, facts: [`course:${last.at}`], since: last.at } : none
  }
  if (word === 'imaging_better') {
    const last = newest(course.imaging)
    const isBetter = last?.finding === 'better' || last?.finding === 'normal'
    return last && isBetter ? { met: true, facts: [`imaging:${last.at}`], since: last.at } : none
  }
  const negatives = /^(one|two|three)_negatives_(\d+)h_apart$/.exec(word)
  if (negatives) {
    const count = ['one', 'two', 'three'].indexOf(negatives[1] ?? '') + 1
    return tested(course, count, Number(negatives[2]), null)
  }
  return none
}

const newest = <Entry extends { at: Instant }>(entries: readonly Entry[]): Entry | undefined =>
  [...entries].sort((a, b) => a.at - b.at).at(-1)

/** So many passing tests in a row at the end of the course, far enough apart. */
function tested(course: Course, count: number, gapHours: number, ct: number | null): Found {
  const since = course.tests.filter(({ at }) => at >= course.caseAt)
  const run = apart(
    lastRun(since, (test) => passes(test, ct)),
    gapHours,
  ).slice(0, count)
  if (run.length < count) return none
  return { met: true, facts: run.map(({ id }) => `test:${id}`), since: knownBy(run) }
}

/**
 * As many passing tests in a row as the track names days, each on a day of its own and none before the first of those days. Who does not pass
 * on them goes on day by day, since no page says otherwise.
 */
function onDays(course: Course, ct: number, days: readonly number[], begin: Instant | null): Found {
  const first = days[0]
  if (begin === null || first === undefined) return none
  const dayOf = ({ at }: PatientTest) => Math.floor((at - begin) / dayMs) + 1
  const late = course.tests.filter((test) => dayOf(test) >= first)
  const run = lastRun(late, (test) => isAtLeast(test, ct))
  const byDay = new Map(run.toReversed().map((test) => [dayOf(test), test]))
  const kept = [...byDay.values()].sort((a, b) => a.at - b.at).slice(0, days.length)
  if (kept.length < days.length) return none
  return { met: true, facts: kept.map(({ id }) => `test:${id}`), since: knownBy(kept) }
}
