import type { Instant } from '../time/instant.ts'
import type { Parameter } from './parameter.ts'
import type { Policy } from './policy.ts'
import { type Held, type TrackAnswer, trackAt } from './track-at.ts'
import { stagesOf, trackOf } from './track-days.ts'
import type { TransitionAct, TransitionRule } from './transition-rule.ts'
import type { Words } from './words.ts'

/** What becomes of an open case when a new pack comes into force. */
export type MovedCase = {
  /** `review`: a person decides the same day; nothing changes before. */
  readonly outcome: 'kept' | 'shortened' | 'released' | 'ended' | 'review'
  /** The reason under the new pack. */
  readonly reason: string
  /** The first moment without the measure; null where an event decides, or a review. */
  readonly releaseAt: Instant | null
  readonly before: Instant | null
  /** Where the new rules put the person now; null where nothing holds them any more. */
  readonly now: Extract<TrackAnswer, { ok: true }> | null
  /** The act applied with its ground; null where no rule names the case and the safe one was taken. */
  readonly act: Parameter<TransitionAct> | null
  readonly text: Words
}

const ended: Words = {
  zh: '新规则不再有这一类人员，措施即行解除。',
  en: 'The new rules know no such people; the measure ends.',
}
const asBefore: Words = {
  zh: '按原规则执行到期，不延长。',
  en: 'It goes on to its old end and is not made longer.',
}

/**
 * An open case moved from the old pack to the new one at an instant. Never longer than before: a longer stay is a new order. A
 * case that no rule names ends where the new pack has no such track, and else keeps the earlier of both ends.
 */
export function moveCase(
  from: Policy,
  to: Policy,
  rules: readonly TransitionRule[],
  open: Held,
  at: Instant,
): MovedCase {
  const rule = rules.find(({ of, name }) => of === 'track' && name === open.reason) ?? null
  const act = rule?.act ?? null
  const text = rule?.text ?? asBefore
  const before = stagesOf(from, open.reason, open.clockStart)?.releaseAt ?? null
  const reason = rule?.to ?? open.reason
  const what = act?.v ?? 'recompute'
  if (what === 'end')
    return { outcome: 'ended', reason: open.reason, releaseAt: at, before, now: null, act, text }
  if (what === 'review')
    return { outcome: 'review', reason: open.reason, releaseAt: null, before, now: null, act, text }
  if (what === 'keep') return kept(from, open, at, before, act, text)
  if (trackOf(to, reason) === null)
    return {
      outcome: 'ended',
      reason: open.reason,
      releaseAt: at,
      before,
      now: null,
      act,
      text: rule?.text ?? ended,
    }
  const after = stagesOf(to, reason, open.clockStart)?.releaseAt ?? null
  // Longer, or open-ended where it had an end: the old end stays.
  if (before !== null && (after === null || after > before))
    return kept(from, open, at, before, act, text)
  const now = trackAt(to, { reason, clockStart: open.clockStart }, at)
  if (after !== null && after <= at)
    return { outcome: 'released', reason, releaseAt: at, before, now: null, act, text }
  return {
    outcome: after !== null && (before === null || after < before) ? 'shortened' : 'kept',
    reason,
    releaseAt: after,
    before,
    now: now.ok ? now : null,
    act,
    text,
  }
}

function kept(
  from: Policy,
  open: Held,
  at: Instant,
  before: Instant | null,
  act: Parameter<TransitionAct> | null,
  text: Words,
): MovedCase {
  const now = trackAt(from, open, at)
  const isOver = before !== null && before <= at
  return {
    outcome: isOver ? 'released' : 'kept',
    reason: open.reason,
    releaseAt: isOver ? at : before,
    before,
    now: now.ok && !isOver ? now : null,
    act,
    text,
  }
}

/** What becomes of a zone of the old pack: its new level, `open`, or `review` by a person the same day. */
export type MovedZone = {
  readonly outcome: 'kept' | 'renamed' | 'ended' | 'review'
  readonly level: string
  readonly act: Parameter<TransitionAct> | null
  readonly text: Words
}

/** A zone moved to the new pack. A level that no rule names stays where the new pack has it, and else is reviewed. */
export function moveZone(to: Policy, rules: readonly TransitionRule[], level: string): MovedZone {
  const rule = rules.find(({ of, name }) => of === 'level' && name === level) ?? null
  const act = rule?.act ?? null
  const known = to.areas.levels.v.includes(level)
  const what = act?.v ?? (known ? 'keep' : to.areas.levels.v.length === 0 ? 'end' : 'review')
  const text = rule?.text ?? (what === 'end' ? ended : asBefore)
  if (what === 'end') return { outcome: 'ended', level: 'open', act, text }
  if (what === 'review') return { outcome: 'review', level, act, text }
  if (what === 'rename') return { outcome: 'renamed', level: rule?.to ?? level, act, text }
  return { outcome: 'kept', level, act, text }
}
