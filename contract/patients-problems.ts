import type { ProblemText } from './problems.ts'

/** Refusals of patients. */
export const patientProblems = {} as const satisfies Record<string, ProblemText>
