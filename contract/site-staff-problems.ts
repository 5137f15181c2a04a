import type { ProblemText } from './problems.ts'

/** Refusals of the staff of isolation sites. */
export const siteStaffProblems = {
  'site-staff.unknown': { status: 404, zh: '名册上没有此人', en: 'The roster has no such person' },
  'site-staff.role-unknown': {
    status: 422,
    zh: '没有这个岗位；请先在岗位表里添加',
    en: 'There is no such job: add it to the list of jobs first',
  },
  'site-staff.already-on': {
    status: 409,
    zh: '此人已在一个隔离点的名册上',
    en: 'This person is on the roster of a site already',
  },
  'site-staff.is-isolated': {
    status: 409,
    zh: '此人正在隔离，不能上岗',
    en: 'This person is isolated and cannot work there',
  },
  'site-staff.inside': {
    status: 409,
    zh: '此人已在闭环内；请先办理出闭环',
    en: 'This person is inside the closed loop: end the cycle first',
  },
  'site-staff.not-inside': {
    status: 409,
    zh: '此人不在闭环内',
    en: 'This person is not inside the closed loop',
  },
  'site-staff.shift-order': {
    status: 422,
    zh: '班次须先开始后结束，且不超过 24 小时',
    en: 'A shift begins before it ends, and lasts at most 24 hours',
  },
  'site-staff.shift-overlaps': {
    status: 409,
    zh: '同一人的班次重叠',
    en: 'Two shifts of one person overlap',
  },
  'site-staff.in-the-future': {
    status: 422,
    zh: '采样时间不能在将来',
    en: 'A swab is not taken in the future',
  },
  'site-staff.exit-unknown': { status: 404, zh: '没有这次出闭环', en: 'There is no such exit' },
  'site-staff.exit-settled': {
    status: 409,
    zh: '这次出闭环已处理',
    en: 'This exit was settled already',
  },
  'site-staff.fact-or-why': {
    status: 422,
    zh: '请填写行程事实编号，或写明为何无须处理',
    en: 'Name the fact that was recorded, or say why nothing follows',
  },
  'site-staff.fact-of-another': {
    status: 422,
    zh: '该事实不是此人的出闭环行程',
    en: 'That fact is not of this person leaving the closed loop',
  },
} as const satisfies Record<string, ProblemText>
