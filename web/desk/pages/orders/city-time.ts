import { cityIsoOf, type Instant, instantOf, isoOf } from '@bihuan/core/time/instant.ts'

/** A moment for a field of the browser, in the city's time to the minute: `2022-01-14T09:00`. */
export const fieldTime = (at: Instant): string => cityIsoOf(at).slice(0, 16)

/** The moment that such a field names, for the wire; null for an empty field. */
export const momentIn = (text: string): string | null =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text) ? isoOf(instantOf(`${text.slice(0, 16)}:00+08:00`)) : null
