import type { ProblemText } from './problems.ts'

/** Refusals of release. */
export const releaseProblems = {} as const satisfies Record<string, ProblemText>
