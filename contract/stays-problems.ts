import type { ProblemText } from './problems.ts'

/** Refusals of stays and the care in them. */
export const stayProblems = {} as const satisfies Record<string, ProblemText>
