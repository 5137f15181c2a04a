import type { ProblemText } from './problems.ts'

/** Refusals about facts: each says what is missing for it to be true. */
export const factProblems = {
  'fact.reason-unknown': {
    status: 422,
    zh: '现行规则没有“{reason}”这一{kind}事由，请从 {known} 中选择',
    en: 'The rules in force know no {kind} «{reason}»: choose one of {known}',
  },
  'fact.in-the-future': {
    status: 422,
    zh: '时间 {at} 还没有到；请填写已经发生的时间',
    en: '{at} has not come yet: give the moment at which it happened',
  },
  'fact.person-unknown': {
    status: 404,
    zh: '没有这个人员编号，请核对',
    en: 'Nobody has this person id: check it',
  },
  'fact.case-source-unclear': {
    status: 422,
    zh: '请写明依据：实验室确诊编号，或医院报告卡，只能选一种',
    en: 'Say what the case rests on: a confirmed finding of a laboratory or the report of a hospital, one of the two',
  },
  'fact.laboratory-case-unknown': {
    status: 422,
    zh: '实验室没有为此人确诊 {case}，请核对编号',
    en: 'No laboratory has confirmed {case} of this person: check the number',
  },
  'fact.already-recorded': {
    status: 409,
    zh: '这一事实已经登记为 {fact}；如有误，请先撤回',
    en: 'This is recorded already as {fact}; if that is wrong, withdraw it first',
  },
  'fact.case-unknown': {
    status: 422,
    zh: '没有病例 {case}，或已撤回；接触必须指明一个成立的病例',
    en: 'There is no case {case}, or it was withdrawn: a contact needs a case that stands',
  },
  'fact.case-is-the-person': {
    status: 422,
    zh: '病例就是本人，不能登记为自己的接触者',
    en: 'The case is this very person, who is no contact of themselves',
  },
  'fact.exposure-too-early': {
    status: 422,
    zh: '接触早于病例发现前 {days} 天，现行规则不追溯到那时；请核对时间',
    en: 'The exposure is more than {days} days before the case was found, which the rules do not look back to: check the moment',
  },
  'fact.how-unknown': {
    status: 422,
    zh: '“{how}”不是现行规则列出的接触方式，请从 {known} 中选择。扫码、定位和评分都不是',
    en: '«{how}» is no way of contact that the rules in force name: choose one of {known}. A scan, a position and a score are none',
  },
  'fact.no-case-open': {
    status: 422,
    zh: '此人没有未结的病例，不能办理出院',
    en: 'This person has no case that is open, so there is none to discharge from',
  },
  'fact.before-the-case': {
    status: 422,
    zh: '出院时间早于病例时间，请核对',
    en: 'The discharge is before the case: check the moment',
  },
  'fact.place-unknown': {
    status: 422,
    zh: '现行规则没有“{place}”这种场所，请从 {known} 中选择',
    en: 'The rules in force know no place «{place}»: choose one of {known}',
  },
  'fact.term-empty': {
    status: 422,
    zh: '结束时间不在开始之后，请核对',
    en: 'The end does not come after the beginning: check both',
  },
  'fact.stay-unknown': {
    status: 422,
    zh: '没有此人的入住记录 {fact}，或已撤回',
    en: 'This person has no stay {fact}, or it was withdrawn',
  },
  'fact.unknown': { status: 404, zh: '没有事实 {fact}', en: 'There is no fact {fact}' },
  'fact.already-withdrawn': {
    status: 409,
    zh: '事实 {fact} 已经撤回',
    en: 'Fact {fact} is withdrawn already',
  },
} as const satisfies Record<string, ProblemText>
