import { hourMs, type Instant } from '../time/instant.ts'
import { type RetentionId, retentionKinds } from './kinds.ts'

const dayMs = 24 * hourMs

/** How long a kind is kept after its clock began, in milliseconds. */
export const keptMs = (kind: RetentionId): number => retentionKinds[kind].days * dayMs

/**
 * When something is due for erasure: its clock began at its own event or, where that has not come, at the end of the response,
 * and where neither has come nothing is due (null). What is over before the response ends waits no longer for it.
 */
export function dueAt(
  kind: RetentionId,
  began: Instant | null,
  responseEnd: Instant | null,
): Instant | null {
  const own = retentionKinds[kind].start === 'response-over' ? null : began
  const start = own === null ? responseEnd : own
  return start === null ? null : start + keptMs(kind)
}

/** The latest start of a clock that is over at a moment: what began then or before is erased. */
export const overSince = (kind: RetentionId, now: Instant): Instant => now - keptMs(kind)
