import type { ProblemText } from './problems.ts'

/** Refusals about orders, batches and acts. What the door has against a document comes as items, one for each fault. */
export const orderProblems = {
  'order.refused': {
    status: 422,
    zh: '这份命令不能签署，请按 errors 逐项更正；已填写的内容都保留',
    en: 'This order cannot be signed: correct each item under errors; nothing that you wrote is lost',
  },
  'order.subject-unclear': {
    status: 422,
    zh: '请写明一个人，或同一区县内的若干区域，只能选一种',
    en: 'Name one person, or areas of one district, and not both',
  },
  'order.no-policy': {
    status: 409,
    zh: '现在没有施行中的规则包，不能下令；请先由两人签署施行一个规则包',
    en: 'No pack of rules has been adopted, so nobody can be ordered anything: have two officers adopt one first',
  },
  'order.unknown': { status: 404, zh: '没有命令 {order}', en: 'There is no order {order}' },
  'order.over': {
    status: 409,
    zh: '命令 {order} 已经没有效力，不需要再处理',
    en: 'The order {order} has no effect any more: there is nothing to do',
  },
  'order.fact-taken': {
    status: 409,
    zh: '刚刚已有另一份命令以同样的事实约束同一对象，本命令未生效',
    en: 'Another order on the same facts about the same subject was signed a moment ago: this one was not made',
  },
  'order.not-verified': {
    status: 422,
    zh: '签名后的文书未通过核验，没有生效；请按 errors 查看原因并报告',
    en: 'The signed document does not verify and has no effect: see errors, and report it',
  },
  'order.purpose-needed': {
    status: 403,
    zh: '查看命令请说明目的 orders 或 inspection',
    en: 'Reading an order needs the purpose orders or inspection',
  },
  'batch.nobody': {
    status: 422,
    zh: '没有符合条件的人：没有这一依据的事实，或都已有命令',
    en: 'Nobody is meant: there are no facts of this basis, or everybody has an order already',
  },
  'batch.some-refused': {
    status: 422,
    zh: '{of} 人中有 {refused} 人不能下令，请逐项查看原因；确认后可把他们排除',
    en: '{refused} of {of} people cannot be ordered this: see why for each; you may leave them out',
  },
  'batch.unknown': { status: 404, zh: '没有批次 {batch}', en: 'There is no batch {batch}' },
  'batch.stage-closed': {
    status: 409,
    zh: '现在不能打开这一阶段，请看 errors',
    en: 'This stage cannot be opened now: see errors',
  },
  'response.second-needed': {
    status: 422,
    zh: '结束应急需要另一位在任人员共同签署',
    en: 'The end of the response needs a second officer in office',
  },
} as const satisfies Record<string, ProblemText>
