import type { Item, ItemPerson, ItemTransport } from '../investigation/item.ts'
import { cityIsoOf, type Instant } from '../time/instant.ts'

/** An item with what its place says beyond its own fields: names of its areas, and whether anybody may know of it. */
export type PlacedItem = Item & {
  /** District and street, as 金水区花园路街道; null where no place was chosen. */
  readonly areaName: string | null
  readonly isPublicPlace: boolean
}

export type PaperLanguage = 'zh-CN' | 'en'
type Both = readonly [zh: string, en: string]
const said = ([zh, en]: Both, language: PaperLanguage) => (language === 'en' ? en : zh)

const transportWords: Record<ItemTransport['kind'], Both> = {
  plane: ['航班', 'flight'],
  train: ['火车', 'train'],
  coach: ['长途客车', 'coach'],
  ship: ['轮船', 'ship'],
  taxi: ['出租车', 'taxi'],
  car: ['私家车', 'car'],
  bus: ['公交车', 'bus'],
  metro: ['地铁', 'metro'],
  bicycle: ['自行车', 'bicycle'],
  walk: ['步行', 'on foot'],
  lift: ['电梯', 'lift'],
}
/** What a means of transport is called in papers. */
export const transportWord = (
  kind: ItemTransport['kind'],
  language: PaperLanguage = 'zh-CN',
): string => said(transportWords[kind], language)

const activityWords: Record<NonNullable<Item['activity']>, Both> = {
  home: ['居家', 'at home'],
  work: ['上班', 'work'],
  study: ['上学', 'school'],
  meal: ['用餐', 'meal'],
  shopping: ['购物', 'shopping'],
  leisure: ['休闲', 'leisure'],
  meeting: ['聚会', 'meeting'],
  worship: ['礼拜', 'worship'],
  care: ['就诊', 'care'],
  test: ['核酸采样', 'swab'],
  exercise: ['锻炼', 'exercise'],
  lodging: ['住宿', 'lodging'],
  delivery: ['取送件', 'delivery'],
  other: ['停留', 'stay'],
}
/** What somebody did somewhere; empty where it is not known. */
export const activityWord = (
  activity: Item['activity'],
  language: PaperLanguage = 'zh-CN',
): string => (activity === null ? '' : said(activityWords[activity], language))

const kindWords: Record<Item['kind'], Both> = {
  visit: ['到访', 'visit'],
  travel: ['出行', 'journey'],
  gathering: ['聚集', 'gathering'],
  companion: ['同行人员', 'companions'],
  vehicle: ['乘车', 'ride'],
  symptom: ['症状', 'symptoms'],
  note: ['备注', 'note'],
  gap: ['记不清', 'not remembered'],
}

/** `7月28日`, of a moment or of a day of the city. */
export function dayText(at: Instant | string): string {
  const day = typeof at === 'string' ? at : cityIsoOf(at).slice(0, 10)
  const [, month, date] = day.split('-')
  return `${Number(month)}月${Number(date)}日`
}

const clock = (at: Instant) => cityIsoOf(at).slice(11, 16)
const dayIn = (at: Instant) => cityIsoOf(at).slice(0, 10)
const dayWords = (day: string, language: PaperLanguage) =>
  language === 'en' ? day.slice(5) : dayText(day)

/** When it was, as exactly as it is known. */
export function whenText({ from, until, day }: Item, language: PaperLanguage = 'zh-CN'): string {
  if (from === null) {
    if (day !== null) return dayWords(day, language)
    return language === 'en' ? 'time not known' : '时间不详'
  }
  const begin = `${dayWords(dayIn(from), language)} ${clock(from)}`
  if (until === null) return begin
  return dayIn(until) === dayIn(from)
    ? `${begin}—${clock(until)}`
    : `${begin}—${dayWords(dayIn(until), language)} ${clock(until)}`
}

function personText({ name, relation, phone }: ItemPerson, isEnglish: boolean): string {
  const unnamed = isEnglish ? 'somebody' : '某人'
  const related = isEnglish ? `(${relation})` : `（${relation}）`
  return [name ?? unnamed, relation && related, phone].filter((part) => part).join(' ')
}

function rideText({ kind, number, carriage, row, seat }: ItemTransport, isEnglish: boolean) {
  const word = transportWord(kind, isEnglish ? 'en' : 'zh-CN')
  const place = isEnglish
    ? [carriage && `carriage ${carriage}`, row && `row ${row}`, seat && `seat ${seat}`]
    : [carriage && `${carriage}车厢`, row && `${row}排`, seat && `${seat}座`]
  return [isEnglish ? word : `乘${word}`, number, ...place].filter((part) => part).join(' ')
}

/** What one item says besides its time, with everything that was written down. */
export function whatText(item: PlacedItem, language: PaperLanguage = 'zh-CN'): string {
  const isEnglish = language === 'en'
  const people = item.people.map((one) => personText(one, isEnglish)).join(isEnglish ? ', ' : '、')
  const parts = [
    said(kindWords[item.kind], language),
    item.areaName,
    item.venue?.name ?? item.place,
    item.room,
    activityWord(item.activity, language),
    item.transport && rideText(item.transport, isEnglish),
    people && (isEnglish ? `with ${people}` : `同行：${people}`),
    item.howMany !== null && (isEnglish ? `${item.howMany} in all` : `共${item.howMany}人`),
    item.words,
  ]
  return parts.filter((part) => part).join(isEnglish ? ', ' : '，')
}

/** One item of the full timeline as a sentence; for those who investigate. */
export const itemText = (item: PlacedItem, language: PaperLanguage = 'zh-CN'): string =>
  `${whenText(item, language)} ${whatText(item, language)}`
