import { hourMs, type Instant } from '../time/instant.ts'
import type { PatientTest } from './course.ts'

/**
 * Whether a test speaks for letting somebody go: its kit calls it negative, or, where the plan in force accepts a figure, every gene stands
 * at that Ct or above, or crossed nowhere. Treatment plan, 9th edition: Ct of both genes at 35 or more may stand for a negative (S-N32).
 */
export function passes(test: PatientTest, ctAtLeast: number | null): boolean {
  if (test.call === 'invalid') return false
  if (test.call === 'negative') return true
  return ctAtLeast !== null && isAtLeast(test, ctAtLeast)
}

/** Whether every gene of a test stands at this Ct or above, or crossed nowhere. */
export function isAtLeast({ genes, call }: PatientTest, ct: number): boolean {
  return call !== 'invalid' && genes.every((gene) => gene.ct === null || gene.ct >= ct)
}

/** The tests at the end of a course that all pass, the earliest first; an invalid one says nothing and breaks nothing. */
export function lastRun(
  tests: readonly PatientTest[],
  isGood: (test: PatientTest) => boolean,
): readonly PatientTest[] {
  const valid = tests.filter(({ call }) => call !== 'invalid').sort((a, b) => a.at - b.at)
  const broken = valid.findLastIndex((test) => !isGood(test))
  return valid.slice(broken + 1)
}

/** The first of a run and each further one that was taken at least so long after the one before. */
export function apart(run: readonly PatientTest[], gapHours: number): readonly PatientTest[] {
  const kept: PatientTest[] = []
  for (const test of run) {
    const last = kept.at(-1)
    if (last === undefined || test.at - last.at >= gapHours * hourMs) kept.push(test)
  }
  return kept
}

/** When all of these were known; null for none. */
export const knownBy = (tests: readonly PatientTest[]): Instant | null =>
  tests.length === 0 ? null : Math.max(...tests.map(({ knownAt }) => knownAt))
