import type { ContactKind, Relation } from '@bihuan/core/contacts/exposure.ts'
import type { Certainty } from '@bihuan/core/investigation/item.ts'
import { cityIsoOf, type Instant } from '@bihuan/core/time/instant.ts'
import type { Language } from './download.ts'

type Both = readonly [zh: string, en: string]
const inLanguage = ([zh, en]: Both, language: Language) => (language === 'en' ? en : zh)

const certainties: Record<Certainty, Both> = {
  verified: ['已核实', 'verified'],
  remembered: ['本人回忆', 'remembered'],
  inferred: ['推断', 'inferred'],
}
const kinds: Record<ContactKind, Both> = {
  close: ['密接', 'close'],
  secondary: ['次密接', 'secondary'],
  general: ['一般接触', 'general'],
  none: ['不是接触者', 'none'],
}
const relations: Record<Relation, Both> = {
  household: ['同住', 'household'],
  carer: ['陪护', 'carer'],
  clinician: ['医护', 'clinician'],
  visitor: ['探访', 'visitor'],
  workmate: ['同事', 'workmate'],
  classmate: ['同学', 'classmate'],
  'fellow-diner': ['同餐', 'ate together'],
  'fellow-player': ['同娱乐', 'played together'],
  'fellow-traveller': ['同乘', 'travelled together'],
  'served-there': ['服务人员', 'served there'],
  'same-place': ['同场所', 'same place'],
  'touched-things': ['接触物品', 'touched the same things'],
  other: ['其他', 'other'],
}
const ofCases: Record<string, Both> = {
  confirmed: ['确诊病例', 'confirmed'],
  asymptomatic: ['无症状感染者', 'asymptomatic'],
  none: ['无症状', 'no symptoms'],
  mild: ['轻型', 'mild'],
  moderate: ['普通型', 'moderate'],
  severe: ['重型', 'severe'],
  critical: ['危重型', 'critical'],
  screening: ['核酸筛查', 'screening'],
  'in-isolation': ['隔离中发现', 'in isolation'],
  clinic: ['就诊', 'clinic'],
  'self-report': ['主动申报', 'self-report'],
  'contact-tracing': ['密接排查', 'contact tracing'],
  inbound: ['境外或外省来返', 'inbound'],
  female: ['女', 'female'],
  male: ['男', 'male'],
}

export const certaintyWord = (one: Certainty, language: Language) =>
  inLanguage(certainties[one], language)
/** A kind of contact in words; a dash where nobody has decided. */
export const contactKindWord = (one: ContactKind | null, language: Language) =>
  one === null ? '—' : inLanguage(kinds[one], language)
export const relationWord = (one: Relation, language: Language) =>
  inLanguage(relations[one] ?? relations.other, language)
/** A word of a case's own closed lists; a dash where it is not known. */
export function caseWord(one: string | null, language: Language): string {
  const words = one === null ? undefined : ofCases[one]
  return words ? inLanguage(words, language) : (one ?? '—')
}
/** A moment to the minute, a dash where there is none. */
export const momentText = (at: Instant | null): string =>
  at === null ? '—' : cityIsoOf(at).slice(0, 16).replace('T', ' ')
export const dayOf = (at: Instant | null): string =>
  at === null ? '—' : cityIsoOf(at).slice(0, 10)
