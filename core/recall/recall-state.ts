import type { LabelNumber } from '../labels/label.ts'
import type { Instant } from '../time/instant.ts'
import type { RecallTask } from './open-recall.ts'

/** Whether the task is finished. A preliminary positive is not: its confirmation is still owed. */
export function isDone({ outcome }: RecallTask): boolean {
  return outcome !== null && outcome.kind !== 'preliminary-positive'
}

export type RecallState = { open: number; preliminary: number; done: number; closed: boolean }

/**
 * How far the recall of one tube is: `open` counts those without any answer, `preliminary` those that wait for
 * their confirmation. Closed only when every task is done (reliability H39, I12); a recall without tasks is not closed,
 * because a tube with nobody in it is a question and no answer.
 */
export function recallState(tasks: readonly RecallTask[]): RecallState {
  const done = tasks.filter(isDone).length
  const preliminary = tasks.filter((task) => task.outcome?.kind === 'preliminary-positive').length
  const open = tasks.length - done - preliminary
  return { open, preliminary, done, closed: tasks.length > 0 && done === tasks.length }
}

const gravity = ['confirmed', 'awaiting-confirmation', 'awaiting-single-result'] as const
type HoldReason = (typeof gravity)[number]

export type Hold =
  | { held: false }
  | {
      held: true
      because: HoldReason
      tube: LabelNumber
      since: Instant
    }

/**
 * Whether the recall holds a person where they are, over all their tasks: while any reactive tube has no final answer
 * for them, and after a confirmation until an order takes over. Negatives and the not confirmed go free, and nobody is
 * held for an invalid or lost tube. The gravest reason is named, then the longest standing.
 */
export function heldBy(person: string, tasks: readonly RecallTask[]): Hold {
  const holding = tasks.flatMap((task) => {
    const because = task.person === person ? holdingReason(task) : null
    return because ? [{ held: true as const, because, tube: task.tube, since: task.openedAt }] : []
  })
  const [first] = holding.sort(
    (a, b) =>
      gravity.indexOf(a.because) - gravity.indexOf(b.because) ||
      a.since - b.since ||
      a.tube - b.tube,
  )
  return first ?? { held: false }
}

// A confirmation or a preliminary positive is the person's own, from whatever recall the single sample came.
function holdingReason({ reason, outcome }: RecallTask): HoldReason | null {
  if (outcome?.kind === 'confirmed') return 'confirmed'
  if (outcome?.kind === 'preliminary-positive') return 'awaiting-confirmation'
  return outcome === null && reason === 'reactive' ? 'awaiting-single-result' : null
}

/** The clock of one task: a done one has none; the limit itself is still in time. */
export function urgency(task: RecallTask, now: Instant): 'done' | 'in-time' | 'due' | 'escalated' {
  if (isDone(task)) return 'done'
  if (now > task.escalateAt) return 'escalated'
  return now > task.dueAt ? 'due' : 'in-time'
}
