import { hourMs, type Instant, isoOf, minuteMs } from '@bihuan/core/time/instant.ts'

// Hours from UTC. CST is China Standard Time here: the instruments of the city say so; an American export would be
// 14 hours off, and no laboratory of a city sends one.
const zones: Record<string, number> = {
  CST: 8,
  BJT: 8,
  HKT: 8,
  JST: 9,
  UTC: 0,
  GMT: 0,
  BST: 1,
  CET: 1,
  CEST: 2,
  EST: -5,
  EDT: -4,
  CDT: -5,
  MST: -7,
  MDT: -6,
  PST: -8,
  PDT: -7,
}

/**
 * The moment that an instrument's text names, to the second: `2022-01-14 11:01:54 PM CST`, `2022-01-14 23:01:54 PM CST`
 * (seen), `01-14-2022 11:01:54 PM CST`, `2022-01-14T23:01:54.123`. Without a zone the city's is meant. Null when it names none.
 */
export function runEndedInstant(text: string): Instant | null {
  const match =
    /^(?:(\d{4})-(\d\d)-(\d\d)|(\d\d)-(\d\d)-(\d{4}))[ T](\d{1,2}):(\d\d):(\d\d)(?:\.\d+)?(?: ([AP]M))?(?: ?([A-Z]{3,4}|Z))?$/.exec(
      text.trim(),
    )
  if (match === null) return null
  const [, y1, m1, d1, m2, d2, y2, hourText, minute, second, half, zone] = match
  const offset = zone === undefined ? 8 : zone === 'Z' ? 0 : zones[zone]
  if (offset === undefined) return null
  const written = Number(hourText)
  const hour =
    half === 'PM' && written < 12 ? written + 12 : half === 'AM' && written === 12 ? 0 : written
  const day = `${y1 ?? y2}-${m1 ?? m2}-${d1 ?? d2}`
  const local = Date.parse(`${day}T${String(hour).padStart(2, '0')}:${minute}:${second}Z`)
  // 30 February would be read as 2 March.
  if (Number.isNaN(local) || isoOf(local).slice(0, 10) !== day) return null
  return local - offset * hourMs
}

/** A moment as an instrument of the city writes it, whole seconds. */
export function runEndedText(instant: Instant): string {
  const local = isoOf(instant + 8 * 60 * minuteMs)
  return `${local.slice(0, 10)} ${local.slice(11, 19)} ${Number(local.slice(11, 13)) < 12 ? 'AM' : 'PM'} CST`
}
