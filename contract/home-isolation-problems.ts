import type { ProblemText } from './problems.ts'

/** Refusals of stays at home. */
export const homeIsolationProblems = {
  'home-stay.unknown': {
    status: 404,
    zh: '没有这户居家人员；请刷新列表',
    en: 'There is no such home: load the list again',
  },
  'home-stay.no-order': {
    status: 409,
    zh: '此人没有生效的居家命令，不能列入居家管理',
    en: 'No order keeps this person at home: there is nothing to look after',
  },
  'home-stay.over': {
    status: 409,
    zh: '这户的居家管理已于 {at} 结束',
    en: 'This stay at home ended at {at}',
  },
  'home-stay.not-released': {
    status: 409,
    zh: '命令仍然有效，解除条件还未满足；请看解除条件',
    en: 'The order holds and its rule is not met yet: see what it waits for',
  },
  'home-stay.request-unknown': {
    status: 404,
    zh: '没有这条需求',
    en: 'There is no such request',
  },
  'home-stay.outing-unknown': {
    status: 404,
    zh: '没有这次外出就医',
    en: 'There is no such way out',
  },
  'home-stay.outing-unclear': {
    status: 422,
    zh: '返回时间须晚于出门时间',
    en: 'Coming back lies after going out',
  },
  'home-stay.worker-unknown': {
    status: 422,
    zh: '没有这个网格员账号，或其辖区不含这户',
    en: 'There is no such grid worker, or their area does not hold this home',
  },
} as const satisfies Record<string, ProblemText>
