import type { ProblemText } from './problems.ts'

/** Refusals of cases: what does not exist, what may not be done in a state, what is missing first. */
export const caseProblems = {
  'case.unknown': {
    status: 404,
    zh: '没有病例 {case}；请核对编号',
    en: 'There is no case {case}: check its number',
  },
  'case.not-now': {
    status: 409,
    zh: '病例目前的状态（{state}）不允许这一步；原因见下',
    en: 'A case in the state {state} does not take this step: see why below',
  },
  'case.changed-meanwhile': {
    status: 409,
    zh: '另一人刚刚更改了该病例；请看过现在的内容再继续',
    en: 'Somebody else has just changed this case: look at it as it is now, then go on',
  },
  'case.person-missing': {
    status: 422,
    zh: '请选择登记册中的人，或登记新人，二者取一',
    en: 'Name somebody of the register, or register somebody new: one of the two',
  },
  'case.report-of-another': {
    status: 409,
    zh: '报告卡 {number} 已用于另一人的病例 {case}；请核对卡号',
    en: 'Report card {number} belongs to case {case} of another person: check the number of the card',
  },
  'case.person-has-one': {
    status: 409,
    zh: '此人已有正在办理的病例 {number}；请到该病例补充',
    en: 'This person has the running case {number}: add to that one',
  },
  'case.in-the-future': {
    status: 422,
    zh: '{at} 还没有到；请核对时间',
    en: '{at} is yet to come: check the time',
  },
  'case.times-disordered': {
    status: 422,
    zh: '时间先后不符：{what}；请核对',
    en: 'The times contradict each other ({what}): check them',
  },
  'case.not-ready': {
    status: 409,
    zh: '还缺 {count} 项，请按 errors 逐项补齐',
    en: '{count} parts are missing: complete each under errors',
  },
  'case.why-missing': {
    status: 422,
    zh: '更改分类须写明原因',
    en: 'Give the reason to change a classification',
  },
  'case.severity-differs': {
    status: 422,
    zh: '无症状感染者没有病情轻重，确诊病例须有；请更正',
    en: 'An asymptomatic infection has no severity, and a confirmed case has one: correct it',
  },
  'case.investigator-unknown': {
    status: 422,
    zh: '{account} 不是管辖该病例的流调员；请另选',
    en: '{account} is no investigator for the area of this case: choose another',
  },
  'case.one-in-two-parts': {
    status: 422,
    zh: '询问与记录须由两个人担任',
    en: 'Asking and typing are of two people: choose another for one of them',
  },
  'case.contact-unknown': {
    status: 404,
    zh: '没有这名密接；请核对',
    en: 'There is no such contact: check it',
  },
  'case.contact-not-found-yet': {
    status: 409,
    zh: '这名密接还没有对上登记册中的人；请先找到其人',
    en: 'This contact is not yet found in the register: find who it is first',
  },
  'case.contact-not-positive': {
    status: 409,
    zh: '这名密接没有确认的阳性结果；请填写医院报告卡',
    en: 'This contact has no confirmed finding: give the report card of a hospital',
  },
  'case.contact-became-one': {
    status: 409,
    zh: '这名密接已转为病例 {case}',
    en: 'This contact is already case {case}',
  },
  'case.merge-with-itself': {
    status: 422,
    zh: '病例不能与自己合并；请另选一例',
    en: 'A case cannot be merged with itself: choose another',
  },
  'case.merge-refused': {
    status: 409,
    zh: '这两个病例不能合并；原因见下',
    en: 'These two cases cannot be merged: see why below',
  },
  'case.merge-unknown': {
    status: 404,
    zh: '没有这次合并；请核对',
    en: 'There is no such merge: check it',
  },
  'case.merge-undone': {
    status: 409,
    zh: '这次合并已撤销',
    en: 'This merge is already undone',
  },
  'case.merge-not-last': {
    status: 409,
    zh: '之后又有一次合并；请先撤销那一次',
    en: 'Another merge came after it: undo that one first',
  },
  'case.type-more': {
    status: 422,
    zh: '请再多输入一些：两个字，或首字母加一项',
    en: 'Type more: two characters of a name, or initials and one thing besides',
  },
  'case.already-worked-on': {
    status: 409,
    zh: '病例 {case} 已有人处理，不能撤回导入',
    en: 'Case {case} was worked on already and cannot be taken back',
  },
} as const satisfies Record<string, ProblemText>
