import type { ProblemText } from './problems.ts'

/** Refusals of appeals and of what is done about them; those of core/appeals have its codes. */
export const appealProblems = {
  'appeal.unknown': {
    status: 404,
    zh: '没有这份申诉；请核对编号',
    en: 'There is no such appeal: check its number',
  },
  'appeal.order-unknown': {
    status: 404,
    zh: '没有这份命令；请核对文书上的编号，或请社区代查',
    en: 'There is no such order: check the number on the paper, or ask your community to look it up',
  },
  'appeal.order-not-yet': {
    status: 409,
    zh: '命令还没有签署；签署后即可申诉',
    en: 'The order is not signed yet: you can appeal as soon as it is',
  },
  'appeal.lodged-too-late': {
    status: 410,
    zh: '已过申诉期；请向信访或法院提出',
    en: 'The time to appeal is over: turn to the complaints office or the court',
  },
  'appeal.clerk-missing': {
    status: 422,
    zh: '电话或书面申诉须写明记录人',
    en: 'An appeal by phone or on paper names the clerk who wrote it down',
  },
  'appeal.other-appeal': {
    status: 409,
    zh: '该处理与这份申诉不符；请核对编号',
    en: 'This act is about another appeal: check the number',
  },
  'appeal.own-order': {
    status: 403,
    zh: '签发或批准这份命令的人不能维持它；请交给另一位工作人员，或直接解除',
    en: 'Who issued or approved the order cannot uphold or keep it: give it to another officer, or lift it',
  },
  'appeal.already-over': {
    status: 409,
    zh: '申诉已有结果，或命令已自动暂停；不能再维持。需要时请重新下令',
    en: 'The appeal is decided, or the order has suspended itself: nothing can be kept or upheld. Sign a new order if there is ground',
  },
  'appeal.already-kept': {
    status: 409,
    zh: '已续过一次；须在期限内作出决定',
    en: 'It was kept once already: decide before the term is over',
  },
  'appeal.reason-missing': {
    status: 422,
    zh: '请写明理由（至少八个字），本人会读到',
    en: 'Give the reason (at least eight characters): the person will read it',
  },
  'appeal.not-shorter': {
    status: 422,
    zh: '缩短须写明更早的结束时间',
    en: 'Shortening needs an end that is earlier than the present one',
  },
  'appeal.receipt-missing': {
    status: 422,
    zh: '书面申诉请填扫描件编号，电话申诉请填录音或通话编号',
    en: 'Give the number of the scanned letter, or of the call',
  },
} as const satisfies Record<string, ProblemText>
