import type { AppealAct } from '../orders/act.ts'
import { type ActBook, ofKind } from '../orders/act-book.ts'
import type { Order, Signer } from '../orders/order.ts'
import type { VerifiedAct } from '../orders/verify-act.ts'
import type { Instant } from '../time/instant.ts'
import { appealClock, decideMs } from './clock.ts'

/** What an appeal does to its order: nothing, or it ends at a moment. */
export type AppealEnd = {
  readonly because: 'upheld' | 'appeal-lifted' | 'shortened' | 'appeal-lapsed'
  readonly at: Instant
  /** Whether a second officer took one more term. */
  readonly isKept: boolean
}

/**
 * What an appeal comes to, as known at a moment. Without a decision the order suspends itself when the term is over; an officer
 * who had no hand in the order may keep it once, for one more term, before that. A decision that comes after the end restores nothing.
 * Whoever made the order may lift or shorten it, but that is no decision of the appeal: upholding, keeping and deciding are for another.
 */
export function appealEnd(
  { act, knownAt }: VerifiedAct<AppealAct>,
  order: Order,
  book: ActBook,
  known: Instant,
): AppealEnd {
  const about = book.ofAppeal.get(act.id)
  const isSecond = (one: { act: ReviewAct }) => isSecondOfficer(one.act, order)
  const { decideBy } = appealClock(act.at, knownAt, order.appeal)
  const isKept = ofKind(about, 'keep', known).some(
    (one) => isSecond(one) && one.knownAt < decideBy && one.act.at < decideBy,
  )
  const last = isKept ? decideBy + decideMs(order.appeal) : decideBy
  const decisions = ofKind(about, 'decide', known)
  const freeing = decisions
    .filter((one) => one.act.outcome !== 'upheld' && covers(one.act.area, order.district))
    .map(
      ({ act: { outcome, at, until } }): AppealEnd =>
        outcome === 'shortened'
          ? { because: 'shortened', at: Math.max(at, until ?? at), isKept }
          : { because: 'appeal-lifted', at, isKept },
    )
  const isDecidedInTime = decisions.some(
    (one) =>
      one.act.outcome !== 'lifted' && isSecond(one) && one.knownAt < last && one.act.at < last,
  )
  const lapse: AppealEnd[] = isDecidedInTime ? [] : [{ because: 'appeal-lapsed', at: last, isKept }]
  const [first] = [...freeing, ...lapse].sort((a, b) => a.at - b.at)
  return first ?? { because: 'upheld', at: Math.min(...decisions.map((one) => one.act.at)), isKept }
}

type ReviewAct = { readonly by: Signer; readonly area: string }

/** Whether the officer of an act answers for the district and had no hand in the order. */
export function isSecondOfficer(
  { by, area }: ReviewAct,
  { issuer, approver, district }: Order,
): boolean {
  return by.officer !== issuer.officer && by.officer !== approver?.officer && covers(area, district)
}

/** Whether an officer's area takes in a district. */
export const covers = (area: string, district: string): boolean =>
  area !== '' && district.startsWith(area)
