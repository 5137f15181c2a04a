import { feverFrom, type Severity, type Symptom } from './course.ts'

/** Below this saturation, in percent, somebody is looked at first: 93 is widely said to be the mark of a severe course (no page was read). */
export const lowOxygen = 93

const alarming: readonly Symptom[] = ['breathless', 'chest-pain', 'confused']

export type Urgency = {
  readonly age: number
  readonly isVulnerable: boolean
  readonly severity: Severity
  readonly symptoms: readonly Symptom[]
  readonly oxygen: number | null
  readonly temperature: number | null
}

/** 1 is the most urgent. */
export type Priority = {
  readonly priority: 1 | 2 | 3 | 4 | 5
  readonly because:
    | 'severe'
    | 'oxygen'
    | 'alarming'
    | 'vulnerable-ill'
    | 'vulnerable'
    | 'ill'
    | 'waits'
}

/**
 * Who is admitted and looked at first: the severely ill, then the old and vulnerable (issue 7: old and vulnerable first), then the ill, then
 * who waits longest. Our own order (DESIGN); it sorts lists and decides nothing.
 */
export function priorityOf(of: Urgency): Priority {
  const { severity, isVulnerable } = of
  const isIll = severity === 'ordinary' || (of.temperature !== null && of.temperature >= feverFrom)
  if (severity === 'severe' || severity === 'critical') return { priority: 1, because: 'severe' }
  if (of.oxygen !== null && of.oxygen < lowOxygen) return { priority: 1, because: 'oxygen' }
  if (of.symptoms.some((one) => alarming.includes(one))) return { priority: 2, because: 'alarming' }
  if (isVulnerable && isIll) return { priority: 2, because: 'vulnerable-ill' }
  if (isVulnerable) return { priority: 3, because: 'vulnerable' }
  return isIll ? { priority: 4, because: 'ill' } : { priority: 5, because: 'waits' }
}
