import type { ProblemText } from './problems.ts'

/** Refusals of the books that tablets of isolation sites take. */
export const siteBookProblems = {
  'site-book.unknown': {
    status: 404,
    zh: '没有这本点位册；请重新领取',
    en: 'There is no such book of a site: take it anew',
  },
  'site-book.not-yours': {
    status: 403,
    zh: '这本点位册由别人领取；请自己重新领取',
    en: 'Somebody else took this book: take one yourself',
  },
  'site-book.over': {
    status: 410,
    zh: '这本点位册已过两小时，不能再读；请重新领取',
    en: 'This book can be read for two hours, which are over: take it anew',
  },
} as const satisfies Record<string, ProblemText>
