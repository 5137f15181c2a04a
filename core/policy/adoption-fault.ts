import { faultOf, type OrderFaultCode } from '../orders/fault.ts'
import type { Words } from './words.ts'

/** What only an adoption can have against it; what it shares with orders has the words of orders. */
export const adoptionWords = {
  'source-changed': {
    zh: '规则包 {of} 的原文与签署的摘要不符，该行无效；请立即报告，并从备份恢复原文。',
    en: 'The text of pack {of} is not the one that was signed, so the row has no effect. Report it at once and restore the text.',
  },
  'source-faulty': {
    zh: '原文不是完整的规则包 {of}；请用检查通过的规则包重新起草。',
    en: 'The text holds no whole pack {of}; draft it anew from a pack that passes its check.',
  },
  'pack-changed': {
    zh: '规则包 {of} 已施行过另一文本，施行后不得更改；请改用新的编号。',
    en: 'Pack {of} is adopted with another text, and an adopted pack never changes: give the new one another id.',
  },
  'adoption-other-city': {
    zh: '这份施行令属于城市 {of}，不是本市。',
    en: 'This adoption is of the city {of} and not of this one.',
  },
} as const satisfies Record<string, Words>

export type AdoptionFaultCode = keyof typeof adoptionWords | OrderFaultCode

/** One thing against an adoption: a stable code, what it is about, and what to do. */
export type AdoptionFault = { readonly code: AdoptionFaultCode; readonly of: string } & Words

const isOwn = (code: AdoptionFaultCode): code is keyof typeof adoptionWords =>
  Object.hasOwn(adoptionWords, code)

/** The fault with its sentences; `{of}` in them is what it is about. */
export function adoptionFault(code: AdoptionFaultCode, of = ''): AdoptionFault {
  if (!isOwn(code)) return faultOf(code, of)
  const { zh, en } = adoptionWords[code]
  return { code, of, zh: zh.replaceAll('{of}', of), en: en.replaceAll('{of}', of) }
}
