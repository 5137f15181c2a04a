import type { Words } from '../policy/words.ts'
import type { Gap } from './gaps.ts'
import type { Item } from './item.ts'

/** What an investigator may ask next; the words are said to the person, in either language. */
export const questionWords = {
  'when-exactly': {
    zh: '大概几点？是上午还是下午？',
    en: 'About what time? Morning or afternoon?',
  },
  'until-when': { zh: '待到几点？', en: 'Until when did you stay?' },
  'where-exactly': {
    zh: '具体是哪家、几楼、哪个房间？',
    en: 'Which shop, floor and room exactly?',
  },
  'who-with': {
    zh: '和谁一起？叫什么，电话多少？',
    en: 'Who was with you? Their names and phones?',
  },
  'how-many': {
    zh: '一共几个人？旁边桌有人吗？',
    en: 'How many were there? Anybody at the next table?',
  },
  seated: { zh: '坐在哪儿？面朝哪边？', en: 'Where did you sit, facing which way?' },
  'who-paid': { zh: '谁付的款？有付款记录吗？', en: 'Who paid? Is there a record of it?' },
  toilet: { zh: '去过洗手间吗？', en: 'Did you use the toilet?' },
  lift: { zh: '坐电梯了吗？里面有谁？', en: 'Did you take a lift? Who was in it?' },
  mask: { zh: '戴口罩了吗？什么时候摘过？', en: 'Did you wear a mask? When was it off?' },
  'way-there': { zh: '怎么去的，怎么回的？', en: 'How did you get there and back?' },
  seat: { zh: '几车厢，几排几座？', en: 'Which carriage, row and seat?' },
  line: { zh: '哪条线、哪一班？哪里上下车？', en: 'Which line and run? Where on and off?' },
  plate: { zh: '车牌是多少？订单里有吗？', en: 'What was the plate? Is it in the order?' },
  phone: { zh: '这位的电话是多少？', en: 'What is their phone number?' },
  gap: { zh: '这段时间在哪儿？', en: 'Where were you in these hours?' },
  'living-with': { zh: '家里还住着谁？', en: 'Who else lives at home?' },
  symptoms: {
    zh: '什么时候开始不舒服？先有什么症状？',
    en: 'When did you first feel ill, and how?',
  },
} as const satisfies Record<string, Words>
export type QuestionKey = keyof typeof questionWords

/** A question with the item, or the gap, that it is about. */
export type Ask = {
  readonly key: QuestionKey
  readonly item: string | null
  readonly gap: Gap | null
}

const inside = new Set([
  'home',
  'work',
  'school',
  'restaurant',
  'leisure',
  'clinic',
  'hotel',
  'shop',
])
const seatedRides = new Set(['plane', 'train', 'coach', 'ship'])

function questionsOf(item: Item): QuestionKey[] {
  const { kind, from, until, transport, people, activity, howMany, mask, room, venue } = item
  const asks: QuestionKey[] = []
  if (from === null && kind !== 'companion' && kind !== 'note') asks.push('when-exactly')
  if (people.some(({ phone, person }) => phone === undefined && person === undefined))
    asks.push('phone')
  if (kind === 'travel' && transport !== null) {
    if (seatedRides.has(transport.kind) && transport.seat === null) asks.push('seat')
    if (['bus', 'metro'].includes(transport.kind)) asks.push('line')
    if (transport.kind === 'taxi' && transport.number === null) asks.push('plate')
    if (mask === null) asks.push('mask')
    return asks
  }
  if (kind !== 'visit' && kind !== 'gathering') return asks
  if (until === null) asks.push('until-when')
  if (people.length === 0) asks.push('who-with')
  if (activity === 'meal') asks.push('seated', 'who-paid', 'toilet')
  if (howMany === null && activity !== 'home') asks.push('how-many')
  if (venue !== null && inside.has(venue.kind) && room === null) asks.push('where-exactly')
  if (mask === null && activity !== 'meal' && activity !== 'home') asks.push('mask')
  if (activity !== 'home') asks.push('way-there', 'lift')
  return asks
}

/**
 * What to ask next, the most useful first: about the item that was written last, then the longest gap, then what is open of the
 * others. At most `most`, because a list that nobody reads helps nobody.
 */
export function askNext(
  items: readonly Item[],
  gaps: readonly Gap[],
  lastItem: string | null,
  most = 5,
): Ask[] {
  const standing = items.filter(({ state }) => state !== 'removed')
  const of = (item: Item): Ask[] =>
    questionsOf(item).map((key) => ({ key, item: item.id, gap: null }))
  const last = standing.find(({ id }) => id === lastItem)
  const longest = gaps.toSorted((a, b) => b.until - b.from - (a.until - a.from))[0]
  const general: Ask[] = []
  if (!standing.some(({ activity, people }) => activity === 'home' && people.length > 0))
    general.push({ key: 'living-with', item: null, gap: null })
  if (!standing.some(({ kind }) => kind === 'symptom'))
    general.push({ key: 'symptoms', item: null, gap: null })
  const others = standing
    .filter(({ id }) => id !== lastItem)
    .flatMap((item) => of(item).slice(0, 1))
  return [
    ...(last === undefined ? [] : of(last)).slice(0, most - 1),
    ...(longest === undefined ? [] : [{ key: 'gap' as const, item: null, gap: longest }]),
    ...general,
    ...others,
  ].slice(0, most)
}
