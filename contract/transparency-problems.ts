import type { ProblemText } from './problems.ts'

/** Refusals of the public log. */
export const transparencyProblems = {
  'log.empty': {
    status: 404,
    zh: '公开日志还没有条目，请稍后再试',
    en: 'The public log has no entry yet: try again later',
  },
  'log.size-unknown': {
    status: 404,
    zh: '公开日志没有这样的大小或位置；目前共 {size} 项，请按此重新查询',
    en: 'The public log has no such size or place: it has {size} entries now, ask again within them',
  },
  'log.range-too-wide': {
    status: 422,
    zh: '一次最多取 {max} 项，请分段查询',
    en: 'At most {max} entries at a time: ask in parts',
  },
  'log.proof-broken': {
    status: 503,
    zh: '目前给不出成立的证明：公开日志的数据受损，已通知值守人员。请保留命令书，稍后再试',
    en: 'No proof that holds can be given now: the data of the public log is damaged, and those on duty were told. Keep the order, and try again later',
  },
  'order.not-in-log': {
    status: 409,
    zh: '该命令尚未写入见证人已签名的公开日志。签发超过十分钟仍未写入的命令不生效；请稍后再查',
    en: 'This order is not yet in the log that the witnesses have signed. An order that is not there ten minutes after its signatures has no effect: look again later',
  },
} as const satisfies Record<string, ProblemText>
