import type { ProblemText } from './problems.ts'

/** Refusals of transfers, vehicles and trips. */
export const transferProblems = {} as const satisfies Record<string, ProblemText>
