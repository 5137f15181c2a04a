import type { Words } from '../policy/words.ts'
import { spoken } from '../status/rule-words.ts'
import type { Instant } from '../time/instant.ts'

export type PaperKind = 'certificate' | 'period'

/** What a paper about a stay is made of. There is no field for a reason, a test or an illness: what it cannot hold it cannot say. */
export type PaperFacts = {
  readonly stay: string
  readonly name: string
  readonly documentMasked: string | null
  readonly cityName: string
  readonly siteName: string
  readonly from: Instant
  /** Null while somebody is still there: then it is a proof of the period until now. */
  readonly until: Instant | null
  readonly order: string | null
  readonly statedAt: Instant
}
export type PaperLine = { readonly label: Words; readonly value: Words }
export type Paper = {
  readonly number: string
  readonly title: Words
  readonly lines: readonly PaperLine[]
  readonly say: Words
  /** Exactly what is signed: the Chinese lines and the English ones. */
  readonly text: string
}

const both = (text: string): Words => ({ zh: text, en: text })
const at = (moment: Instant): Words => ({ zh: spoken(moment, 'zh'), en: spoken(moment, 'en') })
const line = (zh: string, en: string, value: Words): PaperLine => ({ label: { zh, en }, value })

const titles: Record<PaperKind, Words> = {
  certificate: { zh: '解除隔离证明', en: 'Certificate of release from isolation' },
  period: { zh: '隔离期间证明', en: 'Proof of the period of isolation' },
}
// Whoever isolates provides for daily life, and the employer may not stop wages: 传染病防治法 (2013) art. 41, domain-policy §5.
const says: Record<PaperKind, Words> = {
  certificate: {
    zh: '自解除之时起，不得以曾被隔离为由拒绝其回家、上班、上学、就医或乘车。本证明不含健康状况。',
    en: 'From the release on nobody may refuse them their home, work, school, care or transport because they were isolated. This says nothing of their health.',
  },
  period: {
    zh: '依《传染病防治法》第四十一条，用人单位不得停止支付其隔离期间的工资。本证明不含健康状况。',
    en: 'By article 41 of the law on infectious diseases the employer may not stop wages for this time. This says nothing of their health.',
  },
}

/** A certificate of release or a proof for an employer, with the text that is signed. The same facts give the same bytes. */
export function paperOf(kind: PaperKind, facts: PaperFacts): Paper {
  const { stay, name, documentMasked, cityName, siteName, from, until, order, statedAt } = facts
  const number = `${kind === 'certificate' ? 'JC' : 'QJ'}-${stay.slice(0, 8).toUpperCase()}`
  const lines = [
    line('姓名', 'Name', both(name)),
    ...(documentMasked === null ? [] : [line('证件号码', 'Document', both(documentMasked))]),
    line('隔离地点', 'Isolated at', both(`${cityName} ${siteName}`)),
    line('开始', 'From', at(from)),
    until === null
      ? line('截至', 'Still there on', at(statedAt))
      : line(
          kind === 'certificate' ? '解除' : '结束',
          kind === 'certificate' ? 'Released' : 'Until',
          at(until),
        ),
    ...(order === null ? [] : [line('命令编号', 'Order', both(order))]),
  ]
  const title = titles[kind]
  const say = says[kind]
  const inWords = (language: keyof Words) => [
    title[language],
    number,
    ...lines.map(({ label, value }) => `${label[language]}: ${value[language]}`),
    say[language],
  ]
  return { number, title, lines, say, text: [...inWords('zh'), ...inWords('en')].join('\n') }
}
