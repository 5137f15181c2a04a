import type { AnyParameter } from '../policy/parameter.ts'
import type { Policy } from '../policy/policy.ts'
import type { Holds, Journey, Seat } from './exposure.ts'

type Scope = 'rows' | 'carriage' | 'bays' | 'everybody' | 'cabin'

/** How a sentence of a transport table is compared; null for one that nobody taught the program: it is never guessed. */
export function readScope(sentence: string): Scope | null {
  if (/\beverybody\b/i.test(sentence)) return 'everybody'
  if (/\brows?\b/i.test(sentence)) return 'rows'
  if (/\bbays?\b/i.test(sentence)) return 'bays'
  if (/\bcarriage\b/i.test(sentence)) return 'carriage'
  if (/\bcabin\b/i.test(sentence)) return 'cabin'
  return null
}

const same = (one: string | undefined, other: string | undefined): Holds =>
  one === undefined || other === undefined ? 'unknown' : one === other ? 'yes' : 'no'

const within = (one: number | undefined, other: number | undefined, most: number): Holds =>
  one === undefined || other === undefined
    ? 'unknown'
    : Math.abs(one - other) <= most
      ? 'yes'
      : 'no'

function compare(scope: Scope, rowsEachSide: number, a: Seat, b: Seat): Holds {
  if (scope === 'everybody') return 'yes'
  if (scope === 'cabin') return same(a.cabin, b.cabin)
  if (scope === 'rows')
    return same(a.carriage, b.carriage) === 'no' ? 'no' : within(a.row, b.row, rowsEachSide)
  const carriage = same(a.carriage, b.carriage)
  if (carriage === 'no') return 'no'
  // A compartment with a door is smaller than its carriage: where both are known it alone decides.
  const cabin = same(a.cabin, b.cabin)
  if (cabin !== 'unknown') return cabin === 'yes' ? carriage : 'no'
  if (scope === 'carriage') return carriage
  const bay = within(a.bay, b.bay, 1)
  return bay === 'yes' ? carriage : bay
}

export type SeatAnswer = {
  readonly near: Holds
  /** Where the rule stands; null where the policy has no table for such a vehicle. */
  readonly path: string | null
  readonly rests: readonly AnyParameter[]
  readonly missing: readonly string[]
}

const missingOf: Readonly<Record<Scope, string>> = {
  rows: 'seat-row',
  carriage: 'carriage',
  bays: 'bay',
  everybody: 'seat',
  cabin: 'cabin',
}

/**
 * Whether a seat is within the reach of the case's by the policy's own table: rows on each side, carriage or compartment, bays, cabin,
 * everybody aboard, and the crew that served there (domain-policy §2.2, S-N12).
 */
export function judgeSeats(journey: Journey, { transport }: Policy['definitions']): SeatAnswer {
  const table = transport[journey.kind]
  if (table === undefined) return { near: 'unknown', path: null, rests: [], missing: ['metres'] }
  const { scope, rowsEachSide, plus } = table
  const path = scope.path.replace(/\.scope$/, '')
  if (journey.crew === true) {
    const isNamed = plus !== null && plus.v.length > 0
    return { near: isNamed ? 'yes' : 'no', path, rests: plus ? [plus] : [scope], missing: [] }
  }
  const how = readScope(scope.v)
  if (how === null) return { near: 'unknown', path, rests: [scope], missing: ['rule-unreadable'] }
  const rests: AnyParameter[] = rowsEachSide === null ? [scope] : [scope, rowsEachSide]
  const near = compare(how, rowsEachSide?.v ?? 0, journey.ofCase ?? {}, journey.ofContact ?? {})
  return { near, path, rests, missing: near === 'unknown' ? [missingOf[how]] : [] }
}
