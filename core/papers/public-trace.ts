import type { ItemTransport, VenueKind } from '../investigation/item.ts'
import { cityIsoOf, type Instant } from '../time/instant.ts'
import { activityWord, dayText, type PlacedItem, transportWord } from './timeline-text.ts'

/** Why something of the full timeline does not stand in what the public reads. */
export const removalKinds = [
  'person',
  'free-words',
  'exact-time',
  'private-place',
  'room',
  'plate',
  'seat',
  'health',
  'not-confirmed',
  'outside-window',
  'no-place',
] as const
export type RemovalKind = (typeof removalKinds)[number]

export const removalWords: Readonly<Record<RemovalKind, { zh: string; en: string }>> = {
  person: { zh: '同行人员和人数不公开', en: 'companions and how many they were' },
  'free-words': {
    zh: '流调原话可能涉及个人，不公开',
    en: 'words of the interview, which may tell of people',
  },
  'exact-time': { zh: '具体分钟改为钟点', en: 'exact minutes; the hour stays' },
  'private-place': {
    zh: '住处、单位等非公共场所只保留街道',
    en: 'homes, work places and other places that are not public; the street stays',
  },
  room: { zh: '楼栋、房间、桌号不公开', en: 'building, room and table' },
  plate: { zh: '私家车、出租车号牌不公开', en: 'number plates of cars and taxis' },
  seat: { zh: '座位号不公开', en: 'row and seat' },
  health: { zh: '症状属于病情，不公开', en: 'symptoms, which are of the illness' },
  'not-confirmed': { zh: '尚未核实，不公开', en: 'what nobody has confirmed yet' },
  'outside-window': {
    zh: '不在可能传播的时间内',
    en: 'outside of the time in which others may have been infected',
  },
  'no-place': { zh: '没有可公开的地点', en: 'nothing that a public place stands with' },
}

export type TraceSubject = {
  /** The district where the case lives, as 金水区; never more. */
  district: string
  category: 'confirmed' | 'asymptomatic' | null
  positiveAt: Instant | null
  /** When others may have been infected; items outside are left out. Null where it is not known. */
  window: { from: Instant; until: Instant | null } | null
}
export type TraceLine = { line: number; text: string | null }
export type Removal = { line: number; kind: RemovalKind }
export type PublicTraceDraft = { lines: TraceLine[]; removed: Removal[]; text: string }

// Anybody goes there; a home, a work place, a room in a hotel or a school class is known to a few.
const publicKinds: ReadonlySet<VenueKind> = new Set([
  'shop',
  'market',
  'restaurant',
  'leisure',
  'clinic',
  'transport',
  'site',
])
// Whoever sat in the same one must be able to know it; a car or a taxi names its owner.
const publicRides: ReadonlySet<ItemTransport['kind']> = new Set([
  'plane',
  'train',
  'coach',
  'ship',
  'bus',
  'metro',
])
const untold: ReadonlySet<PlacedItem['kind']> = new Set(['companion', 'note', 'gap'])

const hourOf = (at: Instant) => Number(cityIsoOf(at).slice(11, 13))
const dayIn = (at: Instant) => cityIsoOf(at).slice(0, 10)

/** The day with the hours, `7月28日18时至20时`: enough for who was there, too little to find a person on a camera. */
function roughTime({ from, until, day }: PlacedItem): string {
  if (from === null) return day === null ? '' : dayText(day)
  const begin = `${dayText(from)}${hourOf(from)}时`
  if (until === null) return `${begin}许`
  // The last hour is a full one: 19:20 is before 20, and 19:00 is 19.
  const last = Math.max(hourOf(until - 1), hourOf(from)) + 1
  const end = dayIn(until) === dayIn(from) ? `${last}时` : `${dayText(until)}`
  return `${begin}至${end}`
}

const isOutside = ({ from, until, day }: PlacedItem, window: TraceSubject['window']): boolean => {
  if (window === null) return false
  if (from === null)
    return (
      day !== null &&
      (day < dayIn(window.from) || (window.until !== null && day > dayIn(window.until)))
    )
  return (until ?? from) < window.from || (window.until !== null && from > window.until)
}

type Told = { text: string | null; removed: RemovalKind[] }
const leftOut = (kind: RemovalKind): Told => ({ text: null, removed: [kind] })

function placeOf(item: PlacedItem, removed: RemovalKind[]): string {
  const { venue, areaName } = item
  if (venue === null) {
    if (item.place !== null) removed.push('private-place')
    return ''
  }
  if (item.isPublicPlace && publicKinds.has(venue.kind)) return `${areaName ?? ''}${venue.name}`
  removed.push('private-place')
  return areaName ?? ''
}

function rideOf({ transport }: PlacedItem, removed: RemovalKind[]): string {
  if (transport === null) return ''
  const { kind, number, carriage, row, seat } = transport
  if (row || seat) removed.push('seat')
  if (!publicRides.has(kind)) {
    if (number) removed.push('plate')
    return `乘${transportWord(kind)}出行`
  }
  const parts = [transportWord(kind), number ?? '', carriage ? `（${carriage}车厢）` : '']
  return `乘${parts.filter((part) => part !== '').join('')}`
}

/** What of one item the public may read, and what was taken from it. */
function tell(item: PlacedItem, window: TraceSubject['window']): Told {
  if (item.state !== 'confirmed') return leftOut('not-confirmed')
  if (item.kind === 'symptom') return leftOut('health')
  if (item.kind === 'companion') return leftOut('person')
  if (untold.has(item.kind)) return leftOut('free-words')
  if (isOutside(item, window)) return leftOut('outside-window')
  const removed: RemovalKind[] = []
  const place = placeOf(item, removed)
  const ride = rideOf(item, removed)
  if (item.room) removed.push('room')
  if (item.people.length > 0 || item.howMany !== null) removed.push('person')
  if (item.words.trim() !== '') removed.push('free-words')
  if (item.from !== null) removed.push('exact-time')
  if (place === '' && ride === '') return leftOut('no-place')
  const isPublic = item.isPublicPlace && item.venue !== null && publicKinds.has(item.venue.kind)
  const what = isPublic ? activityWord(item.activity) : ''
  const where = [ride, place && `在${place}${what || '停留'}`].filter((part) => part).join('，')
  return { text: `${roughTime(item)}${where}`, removed }
}

/**
 * What the public may read of where a case was, made from the same items as the report: by rules, and from chosen parts alone, so that no
 * word that somebody typed reaches it. Names, homes, buildings, rooms, plates, seats, other people and exact minutes are never in it.
 */
export function proposePublicTrace(
  subject: TraceSubject,
  items: readonly PlacedItem[],
): PublicTraceDraft {
  const lines: TraceLine[] = []
  const removed: Removal[] = []
  const told = new Set<string>()
  items.forEach((item, at) => {
    const line = at + 1
    const one = tell(item, subject.window)
    // The same street at the same hours, several times, says nothing more.
    const isNew = one.text !== null && !told.has(one.text)
    if (one.text !== null) told.add(one.text)
    lines.push({ line, text: isNew ? one.text : null })
    for (const kind of new Set(one.removed)) removed.push({ line, kind })
  })
  const sentences = lines.flatMap(({ text }) => (text === null ? [] : [`${text}。`]))
  return { lines, removed, text: [headOf(subject), ...sentences].join('\n') }
}

function headOf({ district, category, positiveAt }: TraceSubject): string {
  const who = category === 'asymptomatic' ? '无症状感染者' : '病例'
  const when = positiveAt === null ? '' : `，${dayText(positiveAt)}核酸检测阳性`
  return `${who}现住${district}${when}。主要活动轨迹：`
}
