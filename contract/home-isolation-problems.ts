import type { ProblemText } from './problems.ts'

/** Refusals of isolation and monitoring at home. */
export const homeIsolationProblems = {} as const satisfies Record<string, ProblemText>
