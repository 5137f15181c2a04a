import { hourMs, minuteMs } from '../time/instant.ts'

/**
 * How long what is asked in isolation may wait, milliseconds. Our own choice (grade DESIGN): no source that we read names one. Medical help
 * is paged at once.
 */
export const answerWithinMs = {
  supplies: 12 * hourMs,
  meal: 6 * hourMs,
  medical: 15 * minuteMs,
  talk: 24 * hourMs,
  complaint: 24 * hourMs,
  other: 24 * hourMs,
} as const

/** Until when an incident is to be closed by a second person; our own choice (grade DESIGN). */
export const incidentWithinMs = 24 * hourMs
