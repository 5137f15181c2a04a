import { type CityDate, cityInstant, cityIsoOf, type Instant } from '../time/instant.ts'
import { type Place, report, within } from './fault.ts'
import type { Window } from './notice.ts'
import { readFields, readList, shown } from './read.ts'

/** A moment in city time, `2022-01-14 09:00`. An offset is refused: a notice speaks the city's time. */
export function readCityTime(place: Place, value: unknown): Instant {
  if (value === undefined) return 0
  const match = typeof value === 'string' ? /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d)$/.exec(value) : null
  try {
    if (match) return cityInstant(match[1] ?? '', match[2] ?? '')
  } catch {
    // An impossible day or hour: reported below like any other text that is no time.
  }
  report(
    place,
    'time',
    `不是有效时间：${shown(value)}；请按本市时间写成 2022-01-14 09:00。`,
    `Not a time: ${shown(value)}; write it in city time as 2022-01-14 09:00.`,
  )
  return 0
}

/** A day of the city, `2022-01-13`. */
export function readCityDate(place: Place, value: unknown): CityDate {
  if (value === undefined) return '' as CityDate
  try {
    if (typeof value === 'string') cityInstant(value, '00:00')
    if (typeof value === 'string') return value as CityDate
  } catch {
    // Reported below.
  }
  report(
    place,
    'time',
    `不是有效日期：${shown(value)}；请写成 2022-01-13。`,
    `Not a day: ${shown(value)}; write it as 2022-01-13.`,
  )
  return '' as CityDate
}

function readWindow(place: Place, value: unknown): Window {
  const fields = readFields(place, value, ['opens', 'closes'])
  const opens = readCityTime(within(place, 'opens'), fields.opens)
  const closes = readCityTime(within(place, 'closes'), fields.closes)
  if (opens !== 0 && closes !== 0 && closes <= opens) {
    const at = cityIsoOf(opens).slice(0, 16).replace('T', ' ')
    report(
      within(place, 'closes'),
      'order',
      `结束须晚于开始（${at}）；请把 closes 改晚。`,
      `A window closes after it opens (${at}); give a later time.`,
    )
  }
  return { opens, closes }
}

export function readWindows(place: Place, value: unknown): Window[] {
  const windows = readList(place, value, readWindow, 1)
  windows.forEach((window, i) => {
    const before = windows[i - 1]
    if (before !== undefined && window.opens < before.closes) {
      report(
        within(within(place, i), 'opens'),
        'order',
        '各时段须按先后排列且不重叠；请改为上一时段结束之后。',
        'Windows follow one another without overlap; open this one after the one before has closed.',
      )
    }
  })
  return windows
}
