import { appealEnd, covers } from '../appeals/appeal-end.ts'
import type { Instant } from '../time/instant.ts'
import { type ActBook, appealsOf, ofKind } from './act-book.ts'
import { guard } from './limits.ts'
import { isVerified, type VerifiedOrder } from './verify-order.ts'

/** Why an order has no effect. */
export type NoForce =
  | 'not-verified'
  | 'not-known'
  | 'not-begun'
  | 'stage-closed'
  | 'not-logged'
  | 'expired'
  | 'lifted'
  | 'suspended'
  | 'appeal-lapsed'
  | 'appeal-lifted'
  | 'shortened'
  | 'response-ended'

export type Force =
  | {
      readonly inForce: true
      readonly since: Instant
      /** The first moment without effect, as far as it is known now. */
      readonly until: Instant
      /** Whether outside witnesses have seen it in the public log, or its ten minutes are running. */
      readonly log: 'logged' | 'pending'
      /** It lapses then unless the appeal is decided; null where nobody appealed. */
      readonly decideBy: Instant | null
    }
  | { readonly inForce: false; readonly because: NoForce; readonly at: Instant | null }

type End = { readonly because: NoForce; readonly at: Instant }

/**
 * Whether an order has effect at a moment, by what was known at another (the same for a question of now). It depends on the document,
 * the acts and the time, on nothing that a job would have to do: an order is over at `until` with every worker dead.
 * No act can make it last longer or come back; acts on an order that it renews are acts on it.
 */
export function inForce(
  verified: VerifiedOrder,
  book: ActBook,
  at: Instant,
  known: Instant = at,
): Force {
  if (!isVerified(verified)) return { inForce: false, because: 'not-verified', at: null }
  if (verified.knownAt > known) return { inForce: false, because: 'not-known', at: null }
  const { order, signedAt, knownAt, loggedAt, stage } = verified
  const opened = stage === null ? signedAt : stageOpenedAt(verified, stage, book, known)
  if (opened === null || (at < opened && opened > signedAt))
    return { inForce: false, because: 'stage-closed', at: null }
  const since = Math.max(order.from, signedAt, knownAt, opened)
  if (at < since) return { inForce: false, because: 'not-begun', at: null }
  const ends = endsOf(verified, book, known).sort((a, b) => a.at - b.at)
  const passed = ends.find((end) => end.at <= at)
  if (passed) return { inForce: false, because: passed.because, at: passed.at }
  const isLogged = loggedAt !== null && loggedAt <= known && loggedAt <= at
  const graceEnd = signedAt + guard.logGraceMs
  if (!isLogged && at >= graceEnd) return { inForce: false, because: 'not-logged', at: graceEnd }
  const until = Math.min(
    ...ends.flatMap((end) => (end.because === 'appeal-lapsed' ? [] : [end.at])),
  )
  const lapse = ends.find((end) => end.because === 'appeal-lapsed')
  return {
    inForce: true,
    since,
    until,
    log: isLogged ? 'logged' : 'pending',
    decideBy: lapse && lapse.at < until ? lapse.at : null,
  }
}

/** Everything that ends the order at some moment, as far as it was known. */
function endsOf(verified: VerifiedOrder, book: ActBook, known: Instant): End[] {
  const { order, stage } = verified
  const ids = [...order.chain, order.id]
  const acts = ids.flatMap((id) => book.ofOrder.get(id) ?? [])
  const batchActs = stage === null ? [] : (book.ofBatch.get(stage.batch) ?? [])
  const reaches = ({ act }: { act: { area: string } }) => covers(act.area, order.district)
  const lifted = ofKind(acts, 'lift', known).filter(reaches)
  const suspended = ofKind([...acts, ...batchActs], 'suspend', known).filter(reaches)
  const ended = ofKind(book.ofAll, 'end-response', known).filter(reaches)
  return [
    { because: 'expired', at: order.until },
    ...lifted.map(({ act }): End => ({ because: 'lifted', at: act.at })),
    ...suspended.map(({ act }): End => ({ because: 'suspended', at: act.at })),
    // It ends what was ordered before it, whenever it was signed; a new emergency begins with new orders.
    ...ended
      .filter(({ act }) => order.issuedAt < act.at)
      .map(({ act }): End => ({ because: 'response-ended', at: act.at })),
    ...appealsOf(ids, book, known).flatMap((appeal): End[] => {
      const end = appealEnd(appeal, order, book, known)
      return end.because === 'upheld' ? [] : [{ because: end.because, at: end.at }]
    }),
  ]
}

/** When the stage of a batch was opened: one after another, with a pause between; null while it is not. */
function stageOpenedAt(
  { order, signedAt }: VerifiedOrder,
  stage: { batch: string; number: number },
  book: ActBook,
  known: Instant,
): Instant | null {
  const openings = ofKind(book.ofBatch.get(stage.batch), 'open-stage', known).filter(({ act }) =>
    covers(act.area, order.district),
  )
  let openedAt = signedAt
  for (let number = 1; number <= stage.number; number += 1) {
    const earliest = openedAt + guard.stagePauseMs
    // An opening restricts, so it counts from when it was known, never from before.
    const moments = openings
      .filter(({ act }) => act.stage === number)
      .map(({ act, knownAt }) => Math.max(act.at, knownAt))
      .filter((moment) => moment >= earliest)
    if (moments.length === 0) return null
    openedAt = Math.min(...moments)
  }
  return openedAt
}
