import type { Instant } from '../time/instant.ts'

/** Why something is not done on its day. */
export type CarryReason =
  | 'within-limit'
  | 'cannot-be-reached'
  | 'left-the-city'
  | 'refuses'
  | 'no-transport'
  | 'no-room'
  | 'awaits-result'
  | 'awaits-other-area'
  | 'hands-short'
  | 'wrong-details'

/** Something that was open at the cut-off. */
export type DayItem = {
  readonly kind: string
  readonly subject: string
  readonly owner: string
  readonly openedAt: Instant
  readonly dueAt: Instant
}
/** How it goes into another day. */
export type Carry = {
  readonly reason: CarryReason
  readonly words: string
  readonly owner: string
  readonly dueAt: Instant
}

export type CarryFault =
  | 'not-later'
  | 'too-late'
  | 'words-missing'
  | 'not-within-limit'
  | 'other-time'

/**
 * What is wrong with carrying an item over at a moment; null where nothing is. The new time lies after now and not beyond
 * `latestAt`; a reason other than "within its limit" needs words; that reason needs an item that is not late, whose time stays.
 */
export function carryFault(
  item: DayItem,
  carry: Carry,
  { now, latestAt }: { now: Instant; latestAt: Instant },
): CarryFault | null {
  if (carry.reason === 'within-limit') {
    if (item.dueAt <= now) return 'not-within-limit'
    return carry.dueAt === item.dueAt ? null : 'other-time'
  }
  if (carry.dueAt <= now) return 'not-later'
  if (carry.dueAt > latestAt) return 'too-late'
  return [...carry.words.trim()].length >= wordsMin ? null : 'words-missing'
}

/** Characters of a reason that says something; the same floor as the reason of an appeal. */
export const wordsMin = 4

/** The body of the signed close of a day: plain data, moments as whole milliseconds. */
export type DayCloseBody = {
  readonly district: string
  readonly day: string
  readonly cutOffAt: Instant
  readonly takenAt: Instant
  readonly kinds: readonly {
    readonly kind: string
    readonly open: number
    readonly late: number
    readonly closed: number
    readonly carried: number
  }[]
  readonly carried: readonly {
    readonly kind: string
    readonly subject: string
    readonly owner: string
    readonly dueAt: Instant
    readonly reason: CarryReason
    readonly words: string
    readonly from: { readonly owner: string; readonly dueAt: Instant }
    readonly times: number
  }[]
}

export type JudgedItem = DayItem & {
  readonly isOpen: boolean
  readonly carry: Carry | null
  /** How often it was carried over before this day. */
  readonly times: number
}

/** The items of a day that are neither closed nor carried over: while there is one, the day cannot be closed. */
export const leftOf = (items: readonly JudgedItem[]): readonly JudgedItem[] =>
  items.filter(({ isOpen, carry }) => isOpen && carry === null)

const inOrder = <T extends { kind: string; subject: string }>(items: readonly T[]): T[] =>
  items.toSorted((a, b) =>
    a.kind === b.kind ? (a.subject < b.subject ? -1 : 1) : a.kind < b.kind ? -1 : 1,
  )

/**
 * What is signed at the close of a day. `printed` writes a subject as it stands on paper, so that no document holds the number of a
 * person. Throws a RangeError while something is neither closed nor carried over.
 */
export function dayCloseBody(
  day: Pick<DayCloseBody, 'district' | 'day' | 'cutOffAt' | 'takenAt'>,
  items: readonly JudgedItem[],
  printed: (item: JudgedItem) => string,
): DayCloseBody {
  if (leftOf(items).length > 0) throw new RangeError('something is neither closed nor carried over')
  const kinds = [...new Set(items.map(({ kind }) => kind))].sort().map((kind) => {
    const own = items.filter((item) => item.kind === kind)
    const open = own.filter(({ isOpen }) => isOpen).length
    const late = own.filter(({ dueAt }) => dueAt < day.cutOffAt).length
    return { kind, open: own.length, late, closed: own.length - open, carried: open }
  })
  const carried = items.flatMap((item) => {
    const { isOpen, carry, kind, owner, dueAt, times } = item
    if (!isOpen || carry === null) return []
    const subject = printed(item)
    const words = carry.words.normalize('NFC')
    return { kind, subject, ...carry, words, from: { owner, dueAt }, times }
  })
  return { ...day, kinds, carried: inOrder(carried) }
}
