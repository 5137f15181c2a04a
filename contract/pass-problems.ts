import type { ProblemText } from './problems.ts'

/** What the passes refuse, and what to do next. */
export const passProblems = {
  'pass.none-issued': {
    status: 503,
    zh: '本市尚未启用通行码，请持证件通行',
    en: 'This city issues no passes yet: a document will do',
  },
  'pass.no-key': {
    status: 503,
    zh: '今天没有可用的签名密钥，通行码暂时不能签发；已签发的继续有效。请告诉管理员导入密钥证书',
    en: 'No key is there to sign passes today. Passes that were issued stay good. Tell the administrator to import the certificates',
  },
  'pass.document-not-seen': {
    status: 409,
    zh: '还没有人核对过证件：请带证件到任一采样点或社区核对一次，之后即可领取通行码',
    en: 'Nobody has seen the document yet: show it once at a sampling site or at the community, then a pass is issued',
  },
  'pass.anchors-needed': {
    status: 422,
    zh: '手机通行码需要动态码的起点 anchors；纸质的不需要',
    en: 'A pass on a screen needs the anchors of its moving codes; one on paper takes none',
  },
  'pass.changes-now': {
    status: 409,
    zh: '状态即将变化，请一分钟后再领取',
    en: 'The status is about to change: ask again in a minute',
  },
  'pass.purpose-is-passes': {
    status: 403,
    zh: '打印纸质通行证请以用途“passes”申请',
    en: 'A pass on paper is printed for the purpose “passes”',
  },
  'pass.key-unknown': { status: 404, zh: '没有密钥 {key}', en: 'There is no key {key}' },
  'pass.keys-used-up': {
    status: 409,
    zh: '密钥编号已用完（65535），请换新的根密钥',
    en: 'The numbers of keys are used up (65535): begin with a new root',
  },
  'pass.day-unknown': { status: 422, zh: '没有日期 {day}', en: 'There is no day {day}' },
  'pass.certificates-refused': {
    status: 422,
    zh: '未导入任何证书：请按 errors 逐项核对，确认是本市根密钥、针对本系统生成的密钥所签',
    en: 'No certificate was imported: see errors; each must be signed by the root of this city for a key that was made here',
  },
  'gate.hour-not-over': {
    status: 422,
    zh: '只收已经过去的整点小时的计数',
    en: 'Counts are taken of whole hours that are over',
  },
} as const satisfies Record<string, ProblemText>
