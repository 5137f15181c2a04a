import type { ProblemText } from './problems.ts'

/** Refusals of reading people: the budget, and the glass that may be broken. */
export const readsProblems = {
  'reads.over-budget': {
    status: 403,
    zh: '今天以“{purpose}”为目的可查看 {most} 人，已用完。确有必要时请说明理由“紧急查看”（15 分钟内有效，本人可见，须由外单位人员复核）',
    en: 'You may read {most} people a day for "{purpose}", and they are used up. If you must read on, break the glass with a reason: it opens at once for 15 minutes, the person sees it, and somebody of another unit reviews it',
  },
  'reads.glass-used-up': {
    status: 403,
    zh: '本次紧急查看最多 {most} 人，已用完。请联系隐私专员，或另行说明理由再次申请',
    en: 'This broken glass opens {most} people at most, and they are used up: talk to the privacy officer, or break it again with another reason',
  },
  'reads.glass-open': {
    status: 409,
    zh: '你已有一次紧急查看在进行，至 {until}',
    en: 'You have broken the glass already: it is open until {until}',
  },
  'reads.glass-unreviewed': {
    status: 403,
    zh: '你有 {count} 次紧急查看逾期未复核，复核之前不能再次紧急查看',
    en: 'Your last {count} were not reviewed in time: the glass stays whole until they are',
  },
  'reads.glass-unknown': {
    status: 404,
    zh: '没有这次紧急查看',
    en: 'There is no such reading behind a broken glass',
  },
  'reads.glass-reviewed': {
    status: 409,
    zh: '这次紧急查看已经复核',
    en: 'This reading has been reviewed already',
  },
  'reads.own-glass': {
    status: 403,
    zh: '须由另一单位的人复核，你属于 {unit}',
    en: 'Somebody of another unit reviews it; you belong to {unit}',
  },
} as const satisfies Record<string, ProblemText>
