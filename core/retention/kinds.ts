import type { Words } from '../notice/notice.ts'

/** What ends the keeping of a kind of data begins to count here. */
export type ClockStart =
  | 'round-closed'
  | 'decided'
  | 'fact-over'
  | 'order-over'
  | 'draft-over'
  | 'read'
  | 'day-over'
  | 'text-useless'
  | 'registered'
  | 'proxy-over'
  | 'written'
  | 'post-over'
  | 'response-over'

export type RetentionKind = {
  readonly name: Words
  readonly start: ClockStart
  readonly days: number
  /** Where the length comes from. */
  readonly source: string
  /** How it is erased. */
  readonly how: Words
  /** Told to the person: what is kept, until when, and why. */
  readonly told: Words
}

const year = 365

/**
 * Every kind of personal data that the platform holds, with its clock. The end of the response starts every clock that has not
 * begun (`dueAt`). Every length is our own choice, as the word DESIGN says; a city may know a law that says another.
 */
export const retentionKinds = {
  members: {
    name: { zh: '采样与应检名册', en: 'Samples and rolls' },
    start: 'round-closed',
    days: 30,
    source: 'DESIGN: pool membership and negative results, 30 days',
    how: { zh: '整轮数据分区删除', en: 'the partitions of the round are dropped' },
    told: {
      zh: '您在哪一管采样、当轮是否应检：本轮结束后 30 天删除',
      en: 'Which tube your swab went into and whether you were due: until 30 days after the round',
    },
  },
  findings: {
    name: { zh: '阳性结果与病例', en: 'Positive findings and cases' },
    start: 'decided',
    days: 180,
    source: 'DESIGN: positive results, 180 days',
    how: { zh: '逐行删除', en: 'rows are deleted' },
    told: {
      zh: '您本人的阳性结果和病例：判定后 180 天删除',
      en: 'A positive finding of your own, and its case: until 180 days after it was decided',
    },
  },
  facts: {
    name: { zh: '接触、行程与停留', en: 'Contacts, journeys and stays' },
    start: 'fact-over',
    days: 28,
    source: 'DESIGN: contact events, 28 days; not while an order rests on them',
    how: { zh: '逐行删除', en: 'rows are deleted' },
    told: {
      zh: '调查记录的接触、行程和停留：结束后 28 天删除（仍有决定以此为依据时除外）',
      en: 'Contacts, journeys and stays that somebody recorded: until 28 days after, unless an order still rests on them',
    },
  },
  visits: {
    name: { zh: '场所到访', en: 'Visits of venues' },
    start: 'day-over',
    days: 14,
    source: 'DESIGN: the longest incubation that a policy of ours names',
    how: { zh: '逐日删除', en: 'whole days are deleted' },
    told: {
      zh: '您在场所扫码的记录：14 天后删除；没有两名不同单位人员签字，谁也不能检索',
      en: 'That your code was shown at a venue: 14 days; nobody searches it without two officers of two units',
    },
  },
  orders: {
    name: { zh: '决定、申诉与送达', en: 'Orders, appeals and servings' },
    start: 'order-over',
    days: 3 * year,
    source:
      'DESIGN: 3 years; the State Compensation Law gives two years to ask for damages (art. 39)',
    how: {
      zh: '销毁当月密钥并删除；公开日志只留下无法还原的承诺值',
      en: 'the key of the month is destroyed and rows are deleted; the public log keeps a commitment that leads nowhere',
    },
    told: {
      zh: '对您作出的决定、理由、您的申诉及答复：到期后 3 年删除，以便您请求赔偿',
      en: 'Orders about you, their reasons, your appeals and the answers: until 3 years after, so that you can ask for damages',
    },
  },
  drafts: {
    name: { zh: '待签文件', en: 'Papers that waited for a signature' },
    start: 'draft-over',
    days: 30,
    source: 'DESIGN',
    how: { zh: '销毁当月密钥并删除', en: 'the key of the month is destroyed and rows are deleted' },
    told: {
      zh: '没有签署的草稿：30 天后删除',
      en: 'Drafts that were never signed: until 30 days after',
    },
  },
  reads: {
    name: { zh: '查看记录', en: 'Who looked at whom' },
    start: 'read',
    days: 3 * year,
    source: 'DESIGN: access log, 3 years',
    how: {
      zh: '逐行删除；紧急查看的理由另销毁密钥',
      en: 'rows are deleted; the key of the reasons is destroyed',
    },
    told: {
      zh: '谁查看过您的资料：3 年后删除，以便您追问',
      en: 'Who has looked at your data: 3 years, so that you can ask why',
    },
  },
  budgets: {
    name: { zh: '当日查看人数', en: 'How many people somebody read in a day' },
    start: 'day-over',
    days: 7,
    source: 'DESIGN',
    how: { zh: '逐行删除', en: 'rows are deleted' },
    told: {
      zh: '工作人员当日查看名单（用于限额）：7 天后删除',
      en: 'The list by which an official’s daily limit is counted: 7 days',
    },
  },
  messages: {
    name: { zh: '短信与验证码', en: 'Texts and codes' },
    start: 'text-useless',
    days: 1,
    source: 'DESIGN',
    how: { zh: '销毁当月密钥并删除', en: 'the key of the month is destroyed and rows are deleted' },
    told: { zh: '发给您的短信：失效后 1 天删除', en: 'Texts to your phone: until a day after' },
  },
  registrations: {
    name: { zh: '自行登记的地址', en: 'Addresses as somebody said them' },
    start: 'registered',
    days: 180,
    source: 'DESIGN: until a street has put them right in its own register',
    how: {
      zh: '销毁当月密钥并清空',
      en: 'the key of the month is destroyed and the words are blanked',
    },
    told: {
      zh: '您登记时说的住址原话：180 天后删除',
      en: 'Your address as you said it when you registered: 180 days',
    },
  },
  family: {
    name: { zh: '代办关系', en: 'Who acted for whom' },
    start: 'proxy-over',
    days: 30,
    source: 'DESIGN',
    how: { zh: '逐行删除', en: 'rows are deleted' },
    told: {
      zh: '谁曾替您办事：结束后 30 天删除',
      en: 'Who acted for you: until 30 days after it ended',
    },
  },
  answers: {
    name: { zh: '操作的答复内容', en: 'What commands answered' },
    start: 'written',
    days: 30,
    source: 'DESIGN: a device that was away sends again within a month',
    how: {
      zh: '答复内容清空，操作记录保留',
      en: 'the answer is blanked; who did what when stays',
    },
    told: {
      zh: '系统对每次操作的答复：30 天后清空',
      en: 'What the system answered to each command: 30 days',
    },
  },
  audit: {
    name: { zh: '操作与拒绝记录', en: 'Who did what' },
    start: 'written',
    days: 3 * year,
    source: 'DESIGN: as the orders that they account for',
    how: { zh: '逐行删除', en: 'rows are deleted' },
    told: {
      zh: '工作人员做过什么：3 年后删除',
      en: 'What officials did in the system: 3 years',
    },
  },
  staff: {
    name: { zh: '工作人员姓名', en: 'Names of officials' },
    start: 'post-over',
    days: 3 * year,
    source: 'DESIGN: as the orders that they signed',
    how: { zh: '姓名清空，编号保留', en: 'names are blanked; numbers stay' },
    told: {
      zh: '工作人员的姓名：离任后 3 年清空',
      en: 'Names of officials: until 3 years after they left',
    },
  },
  register: {
    name: { zh: '姓名、证件和电话', en: 'Names, documents and phones' },
    start: 'response-over',
    days: 30,
    source:
      'DESIGN: 30 days after the last open process; kept while a response runs, because a code cannot be told without it',
    how: { zh: '逐行删除', en: 'rows are deleted' },
    told: {
      zh: '您的姓名、证件号和电话：应急响应结束、且关于您的最后一份决定删除后 30 天删除',
      en: 'Your name, documents and phone: until 30 days after the end of the response, once the last order about you is gone',
    },
  },
} as const satisfies Record<string, RetentionKind>

export type RetentionId = keyof typeof retentionKinds
export const retentionIds = Object.keys(retentionKinds) as RetentionId[]
