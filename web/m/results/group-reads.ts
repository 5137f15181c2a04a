import type { OwnReads } from '../wire.ts'

type Read = OwnReads['reads'][number]
/** Reads of one person for one purpose, one after another on one day, as one; `at` is the newest of them. */
export type ReadGroup = Pick<Read, 'at' | 'role' | 'purpose' | 'by' | 'glass'> & { count: number }

const dayOf = (at: string) => new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 10)

/** Puts neighbours together: a father's open page asks again and again, and would hide the stranger among its lines. */
export function groupReads(reads: OwnReads['reads']): ReadGroup[] {
  const groups: ReadGroup[] = []
  for (const { at, role, purpose, by, glass } of reads) {
    const last = groups.at(-1)
    const isSame =
      last?.by === by &&
      last.role === role &&
      last.purpose === purpose &&
      last.glass === glass &&
      dayOf(last.at) === dayOf(at)
    if (isSame && last) last.count += 1
    else groups.push({ at, role, purpose, by, glass, count: 1 })
  }
  return groups
}
