import type { ProblemText } from './problems.ts'

/** Refusals about alarms. */
export const watchProblems = {
  'alarm.unknown': {
    status: 404,
    zh: '没有这条告警，请刷新列表',
    en: 'There is no such alarm: read the list again',
  },
} as const satisfies Record<string, ProblemText>
