import {
  type Activity,
  activities,
  type ItemPerson,
  type ItemTransport,
  type Mask,
  masks,
  type TransportKind,
  transportKinds,
} from './item.ts'
import { smallNumber } from './note-clock.ts'
import {
  activityWords,
  isName,
  maskWords,
  relationWords,
  rideWords,
  symptomWords,
} from './note-words.ts'

/** What one word of a note says. */
export type Said =
  | { readonly is: 'activity'; readonly activity: Activity; readonly word: string }
  | { readonly is: 'mask'; readonly mask: Mask }
  | { readonly is: 'howMany'; readonly count: number }
  | { readonly is: 'people'; readonly people: readonly ItemPerson[] }
  | { readonly is: 'phone'; readonly phone: string }
  | { readonly is: 'ride'; readonly kind: TransportKind; readonly number: string | null }
  | { readonly is: 'carriage'; readonly carriage: string }
  | { readonly is: 'seat'; readonly row: string | null; readonly seat: string }
  | { readonly is: 'room'; readonly room: string }
  | { readonly is: 'symptom' }

const isIn = (words: readonly string[]) => (word: string) => words.includes(word)

function rideOf(word: string): Extract<Said, { is: 'ride' }> | null {
  const metro =
    /^(?:坐|乘)?地铁(\d{1,2}|[一二三四五六七八九十]{1,3})(?:号线)?$|^(\d{1,2})号线$/.exec(word)
  if (metro) {
    const line = smallNumber(metro[1] ?? metro[2] ?? '')
    if (line !== null) return { is: 'ride', kind: 'metro', number: `${line}号线` }
  }
  const bus = /^(?:坐|乘)?(?:公交)?([BKY]?\d{1,3}|[SG]\d{1,3})路(?:公交车?)?$/.exec(word)
  if (bus) return { is: 'ride', kind: 'bus', number: `${bus[1]}路` }
  const train = /^(?:高铁|动车|火车)?([GDCZTKY]\d{2,4})次?(?:列车)?$/i.exec(word)
  if (train) return { is: 'ride', kind: 'train', number: (train[1] ?? '').toUpperCase() }
  const flight = /^(?:航班)?((?:[A-Z]{2}|\d[A-Z])\d{3,4})$/i.exec(word)
  if (flight) return { is: 'ride', kind: 'plane', number: (flight[1] ?? '').toUpperCase() }
  const plate = /^(出租车|网约车|滴滴|打车|大巴)?(\p{Script=Han}[A-Z]·?[A-Z0-9]{5,6})$/u.exec(word)
  if (plate) {
    const kind = plate[1] === undefined ? 'car' : plate[1] === '大巴' ? 'coach' : 'taxi'
    return { is: 'ride', kind, number: plate[2] ?? null }
  }
  const kind = transportKinds.find((one) => rideWords[one].includes(word))
  return kind === undefined ? null : { is: 'ride', kind, number: null }
}

/** Somebody as a word names them: 张三, 同事, 同事张三. */
function personOf(word: string): ItemPerson | null {
  if (relationWords.includes(word)) return { relation: word }
  if (isName(word)) return { name: word }
  const relation = relationWords.find((one) => word.startsWith(one))
  if (relation === undefined) return null
  const name = word.slice(relation.length)
  return isName(name) ? { name, relation } : null
}

function peopleOf(word: string): readonly ItemPerson[] | null {
  const said = /^[和跟与](.+?)(?:一起|等)?$/u.exec(word)
  const alone = personOf(word)?.relation === undefined ? [] : [word]
  const people = (said?.[1]?.split(/[、和与]/) ?? alone).map(personOf)
  const known = people.filter((one) => one !== null)
  return known.length > 0 && known.length === people.length ? known : null
}

/** What a word of a note says by itself; null where it may be a place or anything. */
export function tokenSaid(word: string): Said | null {
  const activity = activities.find((one) => activityWords[one].includes(word))
  if (activity !== undefined) return { is: 'activity', activity, word }
  const mask = masks.find((one) => maskWords[one].includes(word))
  if (mask !== undefined) return { is: 'mask', mask }
  const count = /^(?:共|一共)?(\d{1,5}|[一二两三四五六七八九十]{1,3})(?:个人|人|位)$/.exec(word)
  const many = count ? smallNumber(count[1] ?? '') : null
  if (many !== null && many > 0) return { is: 'howMany', count: many }
  const people = peopleOf(word)
  if (people !== null) return { is: 'people', people }
  if (/^1\d{10}$/.test(word)) return { is: 'phone', phone: word }
  const ride = rideOf(word)
  if (ride !== null) return ride
  const carriage = /^0?(\d{1,2})(?:号?车厢?)$/.exec(word)
  if (carriage) return { is: 'carriage', carriage: carriage[1] ?? '' }
  const seat = /^0?(\d{1,2})([A-HJK])(?:座|号)?$/i.exec(word)
  if (seat) return { is: 'seat', row: seat[1] ?? null, seat: (seat[2] ?? '').toUpperCase() }
  const berth = /^0?(\d{1,3})(号?[上中下]铺|号?座)$/.exec(word)
  if (berth) return { is: 'seat', row: null, seat: `${berth[1]}${berth[2]?.replace('号', '')}` }
  if (
    /^(?:[A-Z]?\d{1,4}(?:室|号?包间|号?包厢|号?房间?|号?病房|号?桌)|(?:包间|包厢|病房)\S{1,10})$/u.test(
      word,
    )
  )
    return { is: 'room', room: word }
  return isIn(symptomWords)(word) ? { is: 'symptom' } : null
}

const noTransport = { number: null, carriage: null, row: null, seat: null }

/** A ride with what is not known of it empty. */
export const aRide = (kind: TransportKind, more: Partial<ItemTransport> = {}): ItemTransport => ({
  ...noTransport,
  kind,
  ...more,
})
