import type { LabelNumber } from '../labels/label.ts'
import { type Instant, minuteMs } from '../time/instant.ts'
import type { Member } from '../tubes/events.ts'
import type { Outcome } from './outcome.ts'

/** Why everyone in a tube is owed a new sample. Only a reactive tube holds its people where they are. */
export type RecallReason = 'reactive' | 'invalid' | 'lost'

/** Minutes after the opening until a task is due, and until it goes to the next level; from the policy in force. */
export type RecallLimits = Record<RecallReason, { dueMinutes: number; escalateMinutes: number }>

/** One member of one tube owed one sample. Tube and person name it: a repeat of the same recall makes the same tasks. */
export type RecallTask = {
  tube: LabelNumber
  person: string
  reason: RecallReason
  /** The swab in the recalled tube: only a later one answers. */
  sampledAt: Instant
  /** Number of the sample owed within the round; 1 is the first sample. */
  sitting: number
  /** The answer must come from a tube for one person. */
  single: boolean
  openedAt: Instant
  dueAt: Instant
  escalateAt: Instant
  outcome: Outcome | null
}

/** `sitting`: the last one in which the person was sampled in this round. */
export type RecalledMember = Member & { sitting: number }

/**
 * One task for each person in the tube, in the order of the list; claims under review belong on the list too, because
 * their swab may be in the tube. A person listed twice gets one task.
 */
export function openRecall(
  tube: LabelNumber,
  members: readonly RecalledMember[],
  reason: RecallReason,
  now: Instant,
  limits: RecallLimits,
): RecallTask[] {
  const { dueMinutes, escalateMinutes } = limits[reason]
  const tasks = new Map<string, RecallTask>()
  for (const { person, at, sitting } of members) {
    const twin = tasks.get(person)
    tasks.set(person, {
      tube,
      person,
      reason,
      // Of two mentions the later swab and sitting: an answer must come after both.
      sampledAt: Math.max(at, twin?.sampledAt ?? at),
      sitting: Math.max(sitting + 1, twin?.sitting ?? 0),
      single: reason === 'reactive',
      openedAt: now,
      dueAt: now + dueMinutes * minuteMs,
      escalateAt: now + escalateMinutes * minuteMs,
      outcome: null,
    })
  }
  return [...tasks.values()]
}
