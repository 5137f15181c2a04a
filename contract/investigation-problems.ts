import type { ProblemText } from './problems.ts'

/** Refusals of investigations, venues and calls. */
export const investigationProblems = {
  'item.unknown': {
    status: 404,
    zh: '这个病例没有这一条；请刷新后再试',
    en: 'This case has no such item: load the page again',
  },
  'item.id-taken': {
    status: 409,
    zh: '这一条的编号已用于别的内容；请重新记录',
    en: 'The id of this item belongs to another: write it again',
  },
  'item.ends-before-it-begins': {
    status: 422,
    zh: '结束时间早于开始时间；请更正',
    en: 'It ends before it begins: correct the times',
  },
  'item.in-the-future': {
    status: 422,
    zh: '时间在以后（{at}）；请填已经发生的',
    en: 'It lies in the future ({at}): write down what has happened',
  },
  'item.paste-unknown': {
    status: 404,
    zh: '没有这次粘贴，或已撤销',
    en: 'There is no such paste, or it was taken back',
  },
  'venue.unknown': {
    status: 422,
    zh: '没有这个场所；请重新选择或新增',
    en: 'There is no such place: choose another or add it',
  },
  'venue.similar': {
    status: 409,
    zh: '已有相近的场所：{names}；请先核对是否同一处',
    en: 'There are similar places: {names}. Look whether one of them is meant',
  },
  'call.no-person': {
    status: 422,
    zh: '被叫人不是本病例，也不是其接触者；请核对',
    en: 'Who is called is neither this case nor a contact of it: check the person',
  },
  'call.unknown': {
    status: 404,
    zh: '没有这次通话，或已结束',
    en: 'There is no such call, or it is over',
  },
} as const satisfies Record<string, ProblemText>
