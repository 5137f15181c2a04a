import type { ProblemText } from './problems.ts'

/** Refusals of release. */
export const releaseProblems = {
  'release.not-yet': {
    status: 409,
    zh: '{count} 人未到解除时间，尚缺：{lacks}。到时自动解除',
    en: '{count} people are not due yet; wanting: {lacks}. They are free by themselves when it is time',
  },
  'release.no-stay': {
    status: 404,
    zh: '没有这次入住；请重新打开名单',
    en: 'There is no such stay: open the list again',
  },
  'release.still-there': {
    status: 409,
    zh: '仍在隔离点，尚不能出具解除证明；可先出具在隔离证明',
    en: 'Still at the isolation site: there is no certificate of release yet, only the proof of the period',
  },
  'release.no-sample': {
    status: 404,
    zh: '没有这份环境样本；请核对编号',
    en: 'There is no such sample of the room: check its number',
  },
  'release.sample-known': {
    status: 409,
    zh: '这份环境样本已有结果；如有误请重新采样',
    en: 'This sample of the room has its result: take another where it was wrong',
  },
  'after-care.unknown': {
    status: 404,
    zh: '没有这项随访；请重新打开名单',
    en: 'There is no such task: open the list again',
  },
  'after-care.over': {
    status: 409,
    zh: '这项随访已完成',
    en: 'This task is done already',
  },
} as const satisfies Record<string, ProblemText>
