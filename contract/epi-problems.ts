import type { ProblemText } from './problems.ts'

/** What the numbers of a city refuse. */
export const epiProblems = {
  'epi.interval-unknown': {
    status: 422,
    zh: '“{pathogen}”没有名为 {interval} 的代际间隔，请从列表中选择',
    en: 'There is no serial interval {interval} of {pathogen}: choose one of the list',
  },
  'epi.no-such-day': {
    status: 422,
    zh: '没有 {day} 这一天',
    en: 'There is no day {day}',
  },
} as const satisfies Record<string, ProblemText>
