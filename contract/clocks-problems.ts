import type { ProblemText } from './problems.ts'

/** Refusals of the clocks, of the close of a day and of requests between areas. */
export const clockProblems = {
  'clock.place-unknown': {
    status: 422,
    zh: '翻页位置不对；请从第一页重新打开',
    en: 'This is no place in the list: open it from its first page',
  },
  'clock.span-too-long': {
    status: 422,
    zh: '时间段须在 31 天以内，且开始早于结束',
    en: 'A span of at most 31 days whose beginning is before its end',
  },
  'day.unknown': {
    status: 404,
    zh: '这一天还没有到截止时间，或没有清单；截止后再来',
    en: 'There is no list of this day yet: it is written down at the cut-off',
  },
  'day.closed': {
    status: 409,
    zh: '这一天已经清结，不能再改；新的变化进入下一天',
    en: 'This day is closed and cannot be changed: what happens now belongs to the next one',
  },
  'day.being-signed': {
    status: 409,
    zh: '清结文件正等待签署；要改，请先撤回那份文件',
    en: 'The close of this day waits for its signature: withdraw it to change anything',
  },
  'day.nothing-open': {
    status: 409,
    zh: '这一天没有未闭环事项，无需清结',
    en: 'Nothing was open on this day: there is nothing to close',
  },
  'day.item-unknown': {
    status: 422,
    zh: '{subject} 不在这一天的清单里，或已经办完；请刷新',
    en: '{subject} is not on the list of this day, or is done already: look at the list anew',
  },
  'day.owner-unknown': {
    status: 422,
    zh: '没有这个责任人或单位：{owner}；请从名单里选',
    en: 'There is no such owner in this district: {owner}. Choose one of the list',
  },
  'day.carry-refused': {
    status: 422,
    zh: '有事项不能这样转次日，逐条见下',
    en: 'Some items cannot be carried over like this: see each of them',
  },
  'day.not-carried': {
    status: 422,
    zh: '还有 {count} 项既没有办结也没有转次日，逐条见下；全部处理后才能清结',
    en: '{count} items are neither done nor carried over: see each of them. The day can be closed when none is left',
  },
  'day.not-verified': {
    status: 409,
    zh: '签署的清结文件没有通过核验；请重新起草',
    en: 'The signed close does not verify: draft it anew',
  },
  'day.moved-on': {
    status: 409,
    zh: '起草之后清单有变化；请撤回，重新起草',
    en: 'The list has changed since this was drafted: withdraw it and draft it anew',
  },
  'assist.unknown': {
    status: 404,
    zh: '没有这份协查；请核对编号',
    en: 'There is no such request: check its number',
  },
  'assist.other-side': {
    status: 422,
    zh: '请写明发往哪个区县（本市）或哪个单位（外市），两者选一',
    en: 'Name the district of this city or the office of another city that is asked: one of the two',
  },
  'assist.same-district': {
    status: 422,
    zh: '不能向本区县发协查；请直接分派',
    en: 'A district cannot ask itself: assign the work instead',
  },
  'assist.due-wrong': {
    status: 422,
    zh: '时限须晚于提出时间，且不超过 {hours} 小时',
    en: 'The due time lies after the asking and at most {hours} hours later',
  },
  'assist.over': {
    status: 409,
    zh: '这份协查已经答复或撤回，不能再改',
    en: 'This request is answered or withdrawn and cannot be changed',
  },
  'assist.account-unknown': {
    status: 422,
    zh: '被请求的区县没有这个在岗人员',
    en: 'There is nobody of this account in the district that is asked',
  },
  'assist.no-person': {
    status: 422,
    zh: '只有对方转来的协查才能由此立病例',
    en: 'A case is opened from a request that came to us, not from one that we sent',
  },
} as const satisfies Record<string, ProblemText>
