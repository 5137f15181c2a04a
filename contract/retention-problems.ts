import type { ProblemText } from './problems.ts'

/** Refusals of the pages about keeping and erasing. */
export const retentionProblems = {
  'round.erased': {
    status: 410,
    zh: '该轮的人员数据已到期删除，不再接收；请将设备上的记录交给主管人员核实后清除',
    en: 'The people of this round were erased at the end of their time, and nothing more is taken in: let whoever is in charge look at what the device holds, and clear it',
  },
  'retention.certificate-unknown': {
    status: 404,
    zh: '没有这份删除证明',
    en: 'There is no such certificate of erasure',
  },
} as const satisfies Record<string, ProblemText>
