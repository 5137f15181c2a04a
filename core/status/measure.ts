import { type AnyParameter, unconfirmed } from '../policy/parameter.ts'
import type { Policy } from '../policy/policy.ts'
import { testsDue, trackAt } from '../policy/track-at.ts'
import { trackOf } from '../policy/track-days.ts'
import type { LiftedBy, StatusClass } from '../policy/words.ts'
import { hourMs, type Instant } from '../time/instant.ts'

/** What the rules of a reason ask for at a moment. */
export type Measure = {
  readonly class: StatusClass
  readonly rule: string
  readonly place: string | null
  readonly since: Instant
  readonly until: Instant | null
  readonly liftedBy: readonly LiftedBy[]
  readonly testsDue: readonly { readonly from: Instant; readonly until: Instant }[]
  /** What it rests on and nobody has confirmed; with any of these it binds nobody. */
  readonly unverified: readonly AnyParameter[]
}

export type MeasureAnswer =
  | { readonly ok: true; readonly measure: Measure }
  | { readonly ok: false; readonly because: 'basis-abolished' | 'term-served' | 'not-begun' }

const dayMs = 24 * hourMs

/** What a reason with its clock asks for at a moment by the policy: the stage of its track, or its rule alone. */
export function measureOf(
  policy: Policy,
  basis: string,
  start: Instant,
  at: Instant,
): MeasureAnswer {
  const rule = policy.status.rules[basis] ?? null
  const liftedBy = rule?.liftedBy.v ?? ['time']
  if (trackOf(policy, basis) === null) return byRule(policy, basis, start, at)
  const answer = trackAt(policy, { reason: basis, clockStart: start }, at)
  if (!answer.ok)
    return { ok: false, because: answer.because === 'no-track' ? 'basis-abolished' : 'not-begun' }
  if (answer.state === 'done') return { ok: false, because: 'term-served' }
  const due = testsDue(policy, { reason: basis, clockStart: start }, at)
  const isStage = answer.state === 'stage'
  const measure: Measure = {
    class: isStage ? answer.class : 'remind',
    rule: `${policy.pack.id}/tracks.${basis}${isStage ? `.stages[${answer.stage}]` : '.tests'}`,
    place: isStage ? answer.place : null,
    since: answer.since,
    until: answer.releaseAt,
    liftedBy,
    testsDue: due?.binds ? due.open.map(({ from, until }) => ({ from, until })) : [],
    unverified: answer.unverified,
  }
  return { ok: true, measure }
}

function byRule(policy: Policy, basis: string, start: Instant, at: Instant): MeasureAnswer {
  const rule = policy.status.rules[basis] ?? null
  // A rule whose track was switched off (secondary contacts) is abolished with it.
  if (rule === null || rule.class === null || policy.tracks[basis] !== undefined)
    return { ok: false, because: 'basis-abolished' }
  const until = rule.maxDays === null ? null : start + rule.maxDays.v * dayMs
  if (until !== null && at >= until) return { ok: false, because: 'term-served' }
  const measure: Measure = {
    class: rule.class.v,
    rule: `${policy.pack.id}/status.rules.${basis}`,
    place: null,
    since: start,
    until,
    liftedBy: rule.liftedBy.v,
    testsDue: [],
    unverified: unconfirmed([rule.class, rule.maxDays, rule.liftedBy]),
  }
  return { ok: true, measure }
}
