import type { ProblemText } from './problems.ts'

/** Refusals of the allocation of rooms. */
export const allocationProblems = {} as const satisfies Record<string, ProblemText>
