import type { Crypto } from '../orders/assertion.ts'
import { documentBytes, hexOf } from '../orders/canonical.ts'
import { cityIsoOf, instantOf } from '../time/instant.ts'

/** A request of one area to another as it travels between cities; moments are RFC 3339 texts. */
export type AssistText = {
  readonly format: 'bihuan.assist.v1'
  readonly id: string
  readonly number: string
  readonly fromOffice: string
  readonly toOffice: string
  readonly askedAt: string
  readonly dueAt: string
  readonly kind: 'locate' | 'investigate' | 'control' | 'test' | 'findings'
  readonly urgency: 'urgent' | 'usual'
  readonly subject: string
  readonly words: string
  readonly people: readonly {
    readonly name: string
    readonly phone?: string
    readonly document?: string
    readonly address?: string
    readonly words?: string
  }[]
  readonly answer: {
    readonly outcome: 'done' | 'partly' | 'not-found' | 'not-here' | 'refused'
    readonly words: string
    readonly answeredAt: string
    readonly by: string
  } | null
}

/**
 * SHA-256 of all but the digest itself: says whether a file arrived as it was written, and not who wrote it. Throws a RangeError for
 * what has no canonical text.
 */
export function assistDigest(text: AssistText, { sha256 }: Pick<Crypto, 'sha256'>): string {
  return hexOf(sha256(documentBytes(text.format, text)))
}

export const assistKindWords: Record<AssistText['kind'], { zh: string; en: string }> = {
  locate: { zh: '协查人员下落', en: 'Locate a person' },
  investigate: { zh: '协助流调', en: 'Investigate' },
  control: { zh: '协助管控', en: 'Take into management' },
  test: { zh: '协助采样检测', en: 'Test' },
  findings: { zh: '反馈调查结果', en: 'Send back findings' },
}
export const assistOutcomeWords: Record<
  NonNullable<AssistText['answer']>['outcome'],
  { zh: string; en: string }
> = {
  done: { zh: '已办结', en: 'Done' },
  partly: { zh: '部分办结', en: 'Partly done' },
  'not-found': { zh: '查无此人', en: 'Not found' },
  'not-here': { zh: '不在本辖区', en: 'Not in this area' },
  refused: { zh: '不予办理', en: 'Refused' },
}

const minute = (moment: string) => cityIsoOf(instantOf(moment)).slice(0, 16).replace('T', ' ')

/** The same to read, line by line: what is sent along with the file to an office that has no such system. */
export function assistSheet(text: AssistText, digest: string): string {
  const people = text.people.map((one, n) =>
    [`${n + 1}. ${one.name}`, one.phone, one.document, one.address, one.words]
      .filter((part) => part !== undefined && part !== '')
      .join('　'),
  )
  const { answer } = text
  return [
    '协 查 函',
    `编号：${text.number}　${text.urgency === 'urgent' ? '【加急】' : ''}`,
    `${text.toOffice}：`,
    `事由：${text.subject}（${assistKindWords[text.kind].zh}）`,
    text.words,
    ...(people.length > 0 ? ['涉及人员：', ...people] : []),
    `请于 ${minute(text.dueAt)} 前函复。`,
    `${text.fromOffice}　${minute(text.askedAt)}`,
    ...(answer === null
      ? []
      : [
          '—— 复函 ——',
          `结果：${assistOutcomeWords[answer.outcome].zh}`,
          answer.words,
          `${answer.by}　${minute(answer.answeredAt)}`,
        ]),
    `校验码：${digest}`,
  ].join('\n')
}
