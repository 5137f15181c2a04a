import type { Policy } from '../policy/policy.ts'
import { type Held, trackAt } from '../policy/track-at.ts'
import { type StageSpan, stagesOf, trackOf } from '../policy/track-days.ts'
import { moveCase } from '../policy/transition.ts'
import type { Rules } from '../status/order-measure.ts'
import { cityDateOf, cityInstant, hourMs, type Instant } from '../time/instant.ts'
import type { Staying } from './clock-start.ts'

/** Rules with the moment from which they were in force. */
export type RulesSince = Rules & { readonly from: Instant }

/** By which rules a stay is counted now, and when its days are over. */
export type Course = {
  readonly policy: Policy
  /** The reason under these rules; a change of the rules may have renamed it. */
  readonly reason: string
  /** The stage that is spent in this kind of place; null where none is. */
  readonly span: StageSpan | null
  /** The place is the other one of the stage, which people choose themselves: they may go home at any time. */
  readonly isChoice: boolean
  /** The first moment at which the days here are over; null where an event ends the stage. */
  readonly leaveAt: Instant | null
  /** As it was before the rules changed; null where they did not shorten it. */
  readonly before: Instant | null
  /** What comes after this place, the earliest first. */
  readonly after: readonly StageSpan[]
  /** The rules ended it, and nothing more is asked. */
  readonly isEnded: boolean
}

type Now = {
  readonly policy: Policy
  readonly reason: string
  /** From when these rules count it: nobody left before a rule was there that let them go. */
  readonly since: Instant
  readonly ended: Instant | null
}

/**
 * The course of somebody through the rules that were in force from their coming until now, each moved to the next by its transition
 * (core/policy/transition.ts): never longer than before. Null where no rules at all had such people.
 */
export function courseOf(
  line: readonly RulesSince[],
  staying: Staying,
  clockStart: Instant,
): Course | null {
  const [first, ...later] = line
  if (first === undefined) return null
  const held = { reason: staying.basis, clockStart }
  let now: Now = {
    policy: first.policy,
    reason: held.reason,
    since: staying.arrivedAt,
    ended: null,
  }
  let leave = leaveOf(now, staying, clockStart)
  const firstLeave = leave.at
  let counted = { now, leave }
  for (const rules of later) {
    // Whose days here were over before stays counted by the rules of then, also where they are still there.
    const isOver = counted.leave.at !== null && counted.leave.at <= rules.from
    now = movedTo(now, rules, held)
    leave = leaveOf(now, staying, clockStart)
    // Never longer than before, of this place as well as of the whole.
    const isLonger = counted.leave.at !== null && (leave.at === null || leave.at > counted.leave.at)
    if (!isOver && !isLonger) counted = { now, leave }
  }
  const isKnown = line.some(({ policy }) => trackOf(policy, held.reason) !== null)
  if (!isKnown && now.ended === null) return null
  const { at: leaveAt, span, isChoice } = counted.leave
  return {
    policy: counted.now.policy,
    reason: counted.now.reason,
    span,
    isChoice,
    leaveAt,
    before: leaveAt !== null && firstLeave !== null && leaveAt < firstLeave ? firstLeave : null,
    after: leave.after.filter(({ until }) => until === null || leaveAt === null || until > leaveAt),
    isEnded: now.ended !== null,
  }
}

/** One change of the rules; what was over before it stays as it was. */
function movedTo(now: Now, { policy, transition, from }: RulesSince, held: Held): Now {
  if (now.ended !== null) return now
  const open = { reason: now.reason, clockStart: held.clockStart }
  const moved = moveCase(now.policy, policy, transition, open, from)
  if (moved.before !== null && moved.before <= from) return now
  const isKnown = trackOf(policy, moved.reason) !== null
  switch (moved.outcome) {
    case 'ended':
    case 'released':
      return { policy, reason: moved.reason, since: from, ended: from }
    case 'review':
      // As a status counts it (core/status/basis-now.ts): nobody is held while nobody looks.
      return isKnown
        ? { policy, reason: moved.reason, since: from, ended: null }
        : { ...now, ended: endOfDay(policy.pack.from) }
    case 'shortened':
      return { policy, reason: moved.reason, since: from, ended: null }
    case 'kept': {
      const after = stagesOf(policy, moved.reason, held.clockStart)?.releaseAt ?? null
      const isLonger = moved.before !== null && (after === null || after > moved.before)
      const keeps = moved.act?.v === 'keep' || isLonger || !isKnown
      return keeps ? now : { policy, reason: moved.reason, since: from, ended: null }
    }
  }
}

const endOfDay = (at: Instant): Instant => cityInstant(cityDateOf(at), '00:00') + 24 * hourMs

/** When the days in this kind of place are over by one set of rules, and what they have come after it. */
function leaveOf(now: Now, { place, arrivedAt }: Staying, clockStart: Instant) {
  const { policy, reason, since, ended } = now
  const spans = stagesOf(policy, reason, clockStart)?.stages ?? []
  const begun = Math.max(since, arrivedAt)
  const nothing = { span: null, isChoice: false, after: [] as readonly StageSpan[] }
  const own = spans.filter((one) => one.place === place || one.orPlace === place)
  const span = own.at(-1)
  const ofStage =
    span === undefined
      ? // A kind of place for which no stage asks is left at once: nobody should be there.
        { ...nothing, at: begun, after: after(spans, policy, reason, clockStart, begun) }
      : {
          span,
          isChoice: span.place !== place,
          at: span.until === null ? null : Math.max(span.until, begun),
          after: spans.filter(({ stage }) => stage > span.stage),
        }
  if (ended === null) return ofStage
  return { ...nothing, at: Math.max(Math.min(ended, ofStage.at ?? ended), arrivedAt) }
}

function after(
  spans: readonly StageSpan[],
  policy: Policy,
  reason: string,
  clockStart: Instant,
  at: Instant,
): readonly StageSpan[] {
  const now = trackAt(policy, { reason, clockStart }, at)
  return now.ok && now.state === 'stage' ? spans.filter(({ stage }) => stage >= now.stage) : []
}
