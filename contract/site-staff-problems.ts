import type { ProblemText } from './problems.ts'

/** Refusals of the staff of isolation sites. */
export const siteStaffProblems = {} as const satisfies Record<string, ProblemText>
