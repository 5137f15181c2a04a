import { labelCode, parseLabel } from '@bihuan/core/labels/label.ts'
import type { Lot } from './questions.ts'

/** Sheets in one print at most; a ream has 500. */
export const sheetsMax = 200

/** People that a tube of the lot takes; a household may be larger than the lines that a sheet gives it. */
export const capacityOf = ({ poolSize, perHousehold }: Lot) => (perHousehold ? 20 : poolSize)

/** How a sheet of A4 is divided for a lot: tubes on it, and lines for each. */
export function shapeOf({ poolSize, perHousehold }: Lot): { tubes: number; lines: number } {
  if (perHousehold || poolSize === 10) return { tubes: 2, lines: 10 }
  if (poolSize === 20) return { tubes: 1, lines: 20 }
  return poolSize === 5 ? { tubes: 3, lines: 5 } : { tubes: 5, lines: 1 }
}

const numberOf = (code: string) => {
  const parsed = parseLabel('tube', code)
  return parsed.ok ? parsed.label : null
}

/** The lot that a code belongs to, or null. */
export function lotOf(lots: readonly Lot[], code: string): Lot | null {
  const number = numberOf(code)
  if (number === null) return null
  const holds = ({ first, last }: Lot) =>
    number >= (numberOf(first) ?? Number.NaN) && number <= (numberOf(last) ?? Number.NaN)
  return lots.find(holds) ?? null
}

/** The first code of a lot that no device has opened, where devices take them in order; null when all are used. */
export function firstUnused({ first, quantity, used }: Lot): string | null {
  const number = numberOf(first)
  return number === null || used >= quantity ? null : labelCode('tube', number + used)
}

/** The codes of each sheet from a first one on, as many sheets as asked or as the lot still has. */
export function sheetsFrom(lot: Lot, first: string, count: number): string[][] {
  const [from, last] = [numberOf(first), numberOf(lot.last)]
  if (from === null || last === null || lotOf([lot], first) === null) return []
  const { tubes } = shapeOf(lot)
  const all = Math.max(0, Math.min(Math.min(count, sheetsMax) * tubes, last - from + 1))
  const codes = Array.from({ length: all }, (_, at) => labelCode('tube', from + at))
  return Array.from({ length: Math.ceil(all / tubes) }, (_, at) =>
    codes.slice(at * tubes, (at + 1) * tubes),
  )
}
