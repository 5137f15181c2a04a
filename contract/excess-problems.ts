import type { ProblemText } from './problems.ts'

/** Refusals about measures without an order. */
export const excessProblems = {
  'measure.unknown': {
    status: 404,
    zh: '没有这份反映；请核对回执',
    en: 'There is no such report: check the receipt',
  },
  'measure.too-many': {
    status: 429,
    zh: '今天已反映 {most} 次；请打电话给社区或 12345',
    en: 'You have reported {most} times today: please telephone your community or 12345',
  },
  'measure.not-outside': {
    status: 403,
    zh: '社区和街道不能答复对本区措施的反映；请由区里答复',
    en: 'A community or street cannot answer a report about a measure on its own ground: the district answers',
  },
  'measure.already-answered': {
    status: 409,
    zh: '这份反映已有答复',
    en: 'This report is answered already',
  },
  'measure.order-not-in-force': {
    status: 422,
    zh: '命令 {order} 不存在、未经两人签署或不在有效期；请停止措施，或依法下令',
    en: 'Order {order} does not exist, was not signed by two officers, or is not in force: stop the measure, or order it by the rules',
  },
  'measure.order-elsewhere': {
    status: 422,
    zh: '命令 {order} 属于另一个区，不能作为本处措施的依据',
    en: 'Order {order} is of another district and cannot be the ground of a measure here',
  },
  'measure.forbidden-anyway': {
    status: 422,
    zh: '堵门、拒绝就医在任何命令下都不允许；请立即停止',
    en: 'Blocking an exit and refusing care are allowed by no order: stop it at once',
  },
} as const satisfies Record<string, ProblemText>
