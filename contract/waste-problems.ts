import type { ProblemText } from './problems.ts'

/** Refusals of waste and disinfection. */
export const wasteProblems = {} as const satisfies Record<string, ProblemText>
