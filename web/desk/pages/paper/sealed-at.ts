import { cityInstant, type Instant } from '@bihuan/core/time/instant.ts'

/** The time as a hand writes it: `9:05`, `0905`, `９：０５`, `9.05`; `hh:mm`, or null where it is none. */
export function clockOf(text: string): string | null {
  const plain = text.normalize('NFKC').replace(/[\s:.]/g, '')
  const parts = /^(\d{1,2})(\d\d)$/.exec(plain)
  if (!parts) return null
  const [hours, minutes] = [Number(parts[1]), Number(parts[2])]
  if (hours > 23 || minutes > 59) return null
  return `${String(hours).padStart(2, '0')}:${parts[2]}`
}

/** The moment of a day `YYYY-MM-DD` and a time as written, in the city's zone; null where either is none. */
export function sealedAt(day: string, text: string): Instant | null {
  const clock = clockOf(text)
  if (clock === null || !/^\d{4}-\d\d-\d\d$/.test(day)) return null
  const at = cityInstant(day, clock)
  return Number.isFinite(at) ? at : null
}
