import type { ProblemText } from './problems.ts'

/** Refusals of isolation sites and their rooms. */
export const isolationSiteProblems = {
  'isolation-site.unknown': {
    status: 404,
    zh: '没有这个隔离点（{site}）；请刷新名单',
    en: 'There is no isolation site {site}: load the list again',
  },
  'isolation-site.not-yours': {
    status: 403,
    zh: '您属于 {unit}，不能在 {site} 号隔离点操作；请由该点人员办理',
    en: 'You belong to {unit} and cannot act at isolation site {site}: ask somebody who works there',
  },
} as const satisfies Record<string, ProblemText>
