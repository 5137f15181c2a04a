import type { Words } from '../policy/words.ts'
import type { Item } from './item.ts'
import { touches, type Windows } from './windows.ts'

/**
 * What must be known of a case before everything else, so that orders and transfers can begin (核心信息): who and where, since when,
 * how found, where isolated, with whom the person lives, where they work, and where they were in the infectious window.
 */
export const keyFacts = [
  'person',
  'phone',
  'home',
  'category',
  'onset',
  'positive',
  'found-how',
  'isolated',
  'living-with',
  'workplace',
  'whereabouts',
  'rides',
] as const
export type KeyFact = (typeof keyFacts)[number]

/** What the row of the case and the register know. */
export type CaseKnown = {
  readonly person: boolean
  readonly phone: boolean
  readonly home: boolean
  readonly category: 'confirmed' | 'asymptomatic' | null
  readonly onset: boolean
  readonly positive: boolean
  readonly foundHow: boolean
  readonly isolated: boolean
}

export type FactsKnown = {
  readonly known: readonly KeyFact[]
  readonly missing: readonly KeyFact[]
}

const livesWith =
  /妻|老婆|丈夫|老公|爱人|父|爸|母|妈|儿子|女儿|孩子|家人|室友|spouse|child|parent|room-?mate|family|lives alone|独居/i

/**
 * Which of the key facts of a case are known and which are missing. Only items that somebody confirmed count. Nobody who has no
 * symptoms has an onset; whoever was asked about rides and used none has an item that says so.
 */
export function keyFactsOf(
  { category, ...row }: CaseKnown,
  items: readonly Item[],
  windows: Pick<Windows, 'infectious'>,
): FactsKnown {
  const confirmed = items.filter(({ state }) => state === 'confirmed')
  const inWindow = confirmed.filter(
    ({ from, until }) => from !== null && touches(windows.infectious, from, until),
  )
  const is: Readonly<Record<KeyFact, boolean>> = {
    person: row.person,
    phone: row.phone,
    home: row.home,
    category: category !== null,
    onset: row.onset || category === 'asymptomatic',
    positive: row.positive,
    'found-how': row.foundHow,
    isolated: row.isolated,
    'living-with': confirmed.some(
      ({ activity, people, words }) =>
        people.some(({ relation }) => relation !== undefined && livesWith.test(relation)) ||
        (activity === 'home' && (people.length > 0 || livesWith.test(words))),
    ),
    workplace: confirmed.some(({ activity }) => activity === 'work' || activity === 'study'),
    whereabouts: inWindow.some(({ kind }) => kind === 'visit' || kind === 'gathering'),
    rides: inWindow.some(({ kind }) => kind === 'travel' || kind === 'vehicle'),
  }
  return {
    known: keyFacts.filter((one) => is[one]),
    missing: keyFacts.filter((one) => !is[one]),
  }
}

export const keyFactWords: Readonly<Record<KeyFact, Words>> = {
  person: { zh: '身份', en: 'who it is' },
  phone: { zh: '电话', en: 'phone' },
  home: { zh: '住址', en: 'home address' },
  category: { zh: '分型', en: 'category' },
  onset: { zh: '发病时间', en: 'onset' },
  positive: { zh: '首次阳性采样时间', en: 'first positive swab' },
  'found-how': { zh: '发现方式', en: 'how found' },
  isolated: { zh: '隔离时间', en: 'isolated since' },
  'living-with': { zh: '同住人', en: 'who lives with them' },
  workplace: { zh: '工作或学习地点', en: 'work or school' },
  whereabouts: { zh: '传染期内去过的地方', en: 'places in the infectious window' },
  rides: { zh: '传染期内的交通', en: 'rides in the infectious window' },
}
