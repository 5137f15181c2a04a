import type { CaseState, Words } from './lifecycle.ts'

/** What is on the row of a case and in its items and contacts, as far as it says whether a step is done. Counts are of confirmed items. */
export type CaseContent = {
  readonly category: string | null
  readonly foundHow: string | null
  readonly onsetKnown: boolean
  readonly isolated: boolean
  readonly reported: boolean
  /** Items that say where the case was or with whom. */
  readonly placesAndCompany: number
  readonly symptoms: number
  readonly candidates: number
  readonly contacts: number
  /** Somebody asked, and there is nobody to name. */
  readonly hasNoContacts: boolean
  readonly contactsNotJudged: number
  /** Close and secondary ones who are on no signed list that reached the dispatcher. */
  readonly contactsNotHanded: number
}

export type Missing = { readonly part: string } & Words

type Part = Words & { readonly part: string; readonly isThere: (content: CaseContent) => boolean }

// What the key facts (核心信息) are: the form of 2020 and what districts asked for within four hours (domain policy §4).
const keyParts: readonly Part[] = [
  {
    part: 'category',
    zh: '诊断分类（确诊或无症状）',
    en: 'the category: confirmed or asymptomatic',
    isThere: ({ category }) => category !== null,
  },
  {
    part: 'found-how',
    zh: '发现方式',
    en: 'how it was found',
    isThere: ({ foundHow }) => foundHow !== null,
  },
  {
    part: 'onset',
    zh: '发病时间（确诊病例）',
    en: 'the onset, of a confirmed case',
    isThere: ({ category, onsetKnown }) => category !== 'confirmed' || onsetKnown,
  },
  {
    part: 'isolated',
    zh: '隔离或收治时间',
    en: 'when the case was isolated or taken in',
    isThere: ({ isolated }) => isolated,
  },
  {
    part: 'places',
    zh: '至少一项已确认的活动轨迹或同行人',
    en: 'at least one confirmed place, ride or companion',
    isThere: ({ placesAndCompany }) => placesAndCompany > 0,
  },
  {
    part: 'contacts',
    zh: '至少一名接触者，或确认没有接触者的说明',
    en: 'at least one contact, or the note that there is none',
    isThere: ({ contacts, hasNoContacts }) => contacts > 0 || hasNoContacts,
  },
]
const wholeParts: readonly Part[] = [
  {
    part: 'reported',
    zh: '网络直报',
    en: 'the report upward',
    isThere: ({ reported }) => reported,
  },
  {
    part: 'symptoms',
    zh: '症状（确诊病例）',
    en: 'the symptoms, of a confirmed case',
    isThere: ({ category, symptoms }) => category !== 'confirmed' || symptoms > 0,
  },
  {
    part: 'candidates',
    zh: '全部待确认的轨迹已确认或删除',
    en: 'every candidate item confirmed or removed',
    isThere: ({ candidates }) => candidates === 0,
  },
  {
    part: 'contacts-judged',
    zh: '全部接触者已判定',
    en: 'every contact judged',
    isThere: ({ contactsNotJudged }) => contactsNotJudged === 0,
  },
]
const closeParts: readonly Part[] = [
  {
    part: 'contacts-handed',
    zh: '全部密接与次密接已签署并移交转运',
    en: 'every close and secondary contact signed and handed to the dispatcher',
    isThere: ({ contactsNotHanded }) => contactsNotHanded === 0,
  },
]

const lacking = (parts: readonly Part[], content: CaseContent): Missing[] =>
  parts.filter(({ isThere }) => !isThere(content)).map(({ part, zh, en }) => ({ part, zh, en }))

/** What is still missing for each of the three steps that need something; each needs all that the one before it needs. */
export function whatIsMissing(
  content: CaseContent,
): Record<'key-facts' | 'complete' | 'close', Missing[]> {
  const key = lacking(keyParts, content)
  const whole = [...key, ...lacking(wholeParts, content)]
  return { 'key-facts': key, complete: whole, close: [...whole, ...lacking(closeParts, content)] }
}

/** How much of a case is still to do, for who gives work out: 1 for one that was just given, 0 for one that is over. */
export function workLeft(state: CaseState): number {
  switch (state) {
    case 'reported':
    case 'open':
    case 'assigned':
      return 1
    case 'investigating':
      return 0.8
    case 'keyed':
      return 0.5
    case 'investigated':
      return 0.2
    default:
      return 0
  }
}
