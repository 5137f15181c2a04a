import type { Notice } from '@bihuan/core/notice/notice.ts'
import { cityInstant, cityIsoOf, type Instant } from '@bihuan/core/time/instant.ts'
import { noticeFile } from '@bihuan/sim/seed/policy-files.ts'
import { noticeOf } from '@bihuan/sim/seed/seed-city.ts'

const dayMs = 86_400_000
const firstDay = cityInstant('2022-01-01', '12:00')

/** The day of a round in the city: two days lie between two notices. */
export const dayOfRound = (number: number): string =>
  cityIsoOf((firstDay + 2 * number * dayMs) as Instant).slice(0, 10)

/** Notice 18 with another number and day, for all areas of the city, everybody in tubes of ten at sites. */
export function benchNotice(
  number: number,
  areas: readonly string[],
): {
  raw: unknown
  notice: Notice
} {
  if (!Number.isInteger(number) || number < 1 || number > 999)
    throw new RangeError(`notice number ${number} is not in 1 … 999`)
  const day = dayOfRound(number)
  const base = noticeFile() as Record<string, unknown> & { modes: { other: unknown } }
  const raw = {
    ...base,
    id: `zz-2022-${String(number).padStart(3, '0')}`,
    number,
    issued_on: day,
    windows: [{ opens: `${day} 09:00`, closes: `${day} 18:00` }],
    who: {
      areas: areas.map((code) => ({ code, name: { zh: `区${code}`, en: `District ${code}` } })),
      zones: [],
    },
  }
  return { raw, notice: noticeOf(raw) }
}
