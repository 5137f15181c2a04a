/** A moment: milliseconds since 1970-01-01T00:00:00Z. Core never reads a clock; the caller passes the moment in. */
export type Instant = number

/** A day of the city, `YYYY-MM-DD` in Asia/Shanghai. Never a JavaScript Date: a day has no time zone left to get wrong. */
export type CityDate = string & { readonly cityDate: unique symbol }

// Asia/Shanghai has been UTC+8 without daylight saving since 1991; a fixed offset needs no time zone data
// and gives the same answer whatever TZ the process was started with.
const cityOffsetMs = 8 * 3_600_000

export const minuteMs = 60_000
export const hourMs = 3_600_000

/** The moment that an RFC 3339 text names. Throws a RangeError when it names none, or has no offset. */
export function instantOf(text: string): Instant {
  const ms = /(?:Z|[+-]\d\d:?\d\d)$/.test(text) ? Date.parse(text) : Number.NaN
  if (Number.isNaN(ms)) throw new RangeError(`not a moment with an offset: ${text}`)
  return ms
}

/** RFC 3339 in UTC, milliseconds included. */
export function isoOf(instant: Instant): string {
  return new Date(instant).toISOString()
}

/** RFC 3339 with the city's own offset, for people: `2022-01-14T09:00:00+08:00`. */
export function cityIsoOf(instant: Instant): string {
  return `${new Date(instant + cityOffsetMs).toISOString().slice(0, 19)}+08:00`
}

/** The city's day at a moment. */
export function cityDateOf(instant: Instant): CityDate {
  return new Date(instant + cityOffsetMs).toISOString().slice(0, 10) as CityDate
}

/** The moment at which a city day has reached `HH:MM`. Throws a RangeError for a day or a time that does not exist. */
export function cityInstant(day: string, time: string): Instant {
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || !/^(?:[01]\d|2[0-3]):[0-5]\d$/.test(time)) {
    throw new RangeError(`not a city day and time: ${day} ${time}`)
  }
  const instant = instantOf(`${day}T${time}:00+08:00`)
  if (cityDateOf(instant) !== day) throw new RangeError(`no such day: ${day}`)
  return instant
}
