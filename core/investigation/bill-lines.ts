import type { CityDate, Instant } from '../time/instant.ts'
import { withoutMoney } from './bill-columns.ts'
import { emptyFields, type ItemFields } from './item.ts'
import { tokenSaid } from './note-tokens.ts'
import { whenSaid } from './note-when.ts'
import { printWhen } from './print-note.ts'
import { fieldsOfNote, parseNote } from './quick-note.ts'

const bank =
  /(?:于|在)?\s*((?:20\d\d年)?\d{1,2}月\d{1,2}日\s*\d{1,2}:\d{2}(?::\d{2})?|(?:20\d\d[-/])?\d{1,2}[-/]\d{1,2}\s+\d{1,2}:\d{2}(?::\d{2})?)(.*)$/
const merchant = [
  /(?:在|于)【?([^,。;【】]{2,40}?)】?(?:消费|支付|支出|付款|完成|刷卡)/,
  /(?:商户|收款方|商家)[::为]?\s?【?([^,。;【】]{2,40})/,
  /(?:消费|支出|支付)\s?\((?:消费)?[-:]?([^()]{2,40})\)/,
]
// The name of the payment service before the one of the shop.
const service = /^(?:消费)?(?:财付通|支付宝|微信支付|微信|银联|云闪付|美团|抖音)[-–—:*·]?/

/** The name of a shop as it stands in a list: without the service that paid, and without the number of its till. */
export const shopName = (text: string): string =>
  withoutMoney(text)
    .replace(service, '')
    .replace(/^[-:*·\s]+|[-:*·\s]+$/g, '')
    .trim()

function when(text: string, now: Instant) {
  const { day, from, until, doubtful } = whenSaid(text, now, null)
  return doubtful.length > 0 || (from === null && day === null) ? null : { day, from, until }
}

/** A message of a bank about a payment with a card; null where it says no shop or no time. */
function bankVisit(text: string, now: Instant): ItemFields | null {
  if (!/消费|支出|支付|付款|刷卡/.test(text)) return null
  const time = bank.exec(text)
  const said = time ? when((time[1] ?? '').replace(/(日)(?=\d)/, '$1 '), now) : null
  const name = merchant.map((form) => form.exec(text)?.[1]).find((one) => one !== undefined)
  const place = name === undefined ? '' : shopName(name)
  return said === null || place === '' ? null : { ...emptyFields('visit'), ...said, place }
}

/** A message of the railway about a ticket: the train, its carriage and seat, and when it leaves. */
function ticket(text: string, now: Instant): ItemFields | null {
  const train = /([GDCZTKY]\d{2,4})次/i.exec(text)
  const day = /(?:20\d\d年)?\d{1,2}月\d{1,2}日/.exec(text)
  if (!train || !day) return null
  const clock = /(\d{1,2}:\d{2})\s?开?/.exec(text)
  const said = when(`${day[0]} ${clock?.[1] ?? ''}`, now)
  const seat = /(\d{1,2})车厢?\s?(?:(\d{1,2})([A-HJK])|(\d{1,3}))号?/i.exec(text)
  if (said === null) return null
  const stations = /([\p{Script=Han}]{2,8}?站?)[-–—至到]([\p{Script=Han}]{2,8})/u.exec(text)
  return {
    ...emptyFields('travel'),
    ...said,
    place: stations ? `${stations[1]} – ${stations[2]}` : null,
    transport: {
      kind: 'train',
      number: (train[1] ?? '').toUpperCase(),
      carriage: seat ? String(Number(seat[1])) : null,
      row: seat?.[2] ?? null,
      seat: seat?.[3]?.toUpperCase() ?? seat?.[4] ?? null,
    },
  }
}

/** A free line of a list as an item: a message of a bank, a ticket, or what is typed as a note. Null where it names neither time nor place. */
export function itemOfLine(text: string, now: Instant, day: CityDate | null): ItemFields | null {
  const known = ticket(text, now) ?? bankVisit(text, now)
  if (known !== null) return known
  const note = parseNote(withoutMoney(text), { now, day })
  if (note.day === null && note.from === null) return null
  return note.place === null && note.transport === null ? null : fieldsOfNote(note)
}

/** The item of a row whose columns are known: a visit to a shop, or a ride from one place to another. */
export function itemOfCells(
  cell: (
    column:
      | 'time'
      | 'end'
      | 'place'
      | 'goods'
      | 'from'
      | 'to'
      | 'number'
      | 'carriage'
      | 'seat'
      | 'row',
  ) => string,
  now: Instant,
): ItemFields | null {
  const said = when(cell('time'), now)
  if (said === null) return null
  const end = cell('end') === '' ? null : when(cell('end'), now)
  const until =
    end !== null && said.from !== null && end.from !== null && end.from >= said.from
      ? end.from
      : said.until
  const way = [cell('from'), cell('to')].filter((one) => one !== '')
  const number = cell('number')
  const ride = tokenSaid(number)
  if (way.length > 0 || (ride !== null && ride.is === 'ride')) {
    const seat = /^(\d{1,2})([A-HJK])$/i.exec(cell('seat').replace(/号$/, ''))
    return {
      ...emptyFields('travel'),
      ...said,
      until,
      place: way.length > 0 ? way.join(' – ') : null,
      transport: {
        kind:
          ride !== null && ride.is === 'ride' && number !== ''
            ? ride.kind === 'car'
              ? 'taxi'
              : ride.kind
            : 'taxi',
        number:
          ride !== null && ride.is === 'ride'
            ? (ride.number ?? null)
            : number === ''
              ? null
              : number,
        carriage: cell('carriage').replace(/\D+/g, '').replace(/^0+/, '') || null,
        row: seat?.[1] ?? (cell('row') || null),
        seat: seat?.[2]?.toUpperCase() ?? (cell('seat') || null),
      },
    }
  }
  const place = shopName(cell('place')) || shopName(cell('goods'))
  return place === ''
    ? null
    : { ...emptyFields('visit'), ...said, until, place: place.slice(0, 120) }
}

/** What tells two rows of a list apart; the same payment often stands in the lists of two services. */
export const sameRow = (one: ItemFields): string =>
  `${printWhen(one)}|${one.place ?? ''}|${one.transport?.number ?? ''}`
