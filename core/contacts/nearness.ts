import type { Exposure, Holds } from './exposure.ts'

/** The one distance that the texts name: the same vehicle within 1 m (control plan, 8th and 9th edition, S-N9). */
export const nearMetres = 1
/** How long together in one room counts where nobody knows how near; no text says it. DESIGN. */
export const longMinutes = 15
/** What counts as `long` of shared living, meals, work or leisure (9th edition, S-N5), which the text leaves open. DESIGN. */
export const longSharing = 60

/** Whether two were near each other: within a metre, or at one table or the next. */
export function isNear({ metres, table }: Exposure): Holds {
  if (table === 'same' || table === 'next') return 'yes'
  if (metres !== undefined) return metres <= nearMetres ? 'yes' : 'no'
  return table === 'other' ? 'no' : 'unknown'
}

/** Whether the place was closed or badly ventilated. */
export function isClosed({ air }: Exposure): Holds {
  if (air === 'poor') return 'yes'
  return air === 'open' || air === 'good' ? 'no' : 'unknown'
}

/** Together for a quarter of an hour and more; a length that nobody knows is none. */
export const isLong = ({ minutes }: Exposure, least = longMinutes): boolean =>
  minutes !== undefined && minutes >= least
