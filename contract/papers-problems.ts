import type { ProblemText } from './problems.ts'

/** Refusals of papers about cases: reports, lists, templates and what the public may read. */
export const paperProblems = {
  'papers.case-missing': {
    status: 422,
    zh: '报告须指明病例',
    en: 'A report is of one case: name it',
  },
  'papers.area-missing': {
    status: 422,
    zh: '名单须指明区域；一览表还须起止时间',
    en: 'A list is of an area, and a line list of a time as well: name them',
  },
  'papers.too-many': {
    status: 422,
    zh: '超过 {most} 行；请缩短时间或缩小区域',
    en: 'That is more than {most} rows: choose a shorter time or a smaller area',
  },
  'papers.download-over': {
    status: 410,
    zh: '下载已过期或不是您的；请重新下载',
    en: 'This download is over or not yours: ask for the file again',
  },
  'papers.template-faulty': {
    status: 422,
    zh: '模板有误，未采用；请按 errors 逐项更正后重新上传',
    en: 'The template has faults and was not taken: correct each item under errors and upload it again',
  },
  'papers.template-unknown': {
    status: 404,
    zh: '没有这一版模板',
    en: 'There is no such version of the template',
  },
  'public-trace.identifies': {
    status: 422,
    zh: '文中仍有 {count} 处能识别个人的内容，不能发布；请按 errors 逐项删改',
    en: 'The text still tells who somebody is in {count} places and cannot be published: take out each item under errors',
  },
  'public-trace.changed-meanwhile': {
    status: 409,
    zh: '已有人发布了新的一版；请重新打开核对',
    en: 'Somebody published another version meanwhile: open it again',
  },
  'public-trace.unknown': {
    status: 404,
    zh: '这个病例没有公开的轨迹',
    en: 'No trace of this case is public',
  },
} as const satisfies Record<string, ProblemText>
