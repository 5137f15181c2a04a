import type { ActDocument } from '@bihuan/core/orders/act.ts'
import type { ActBook } from '@bihuan/core/orders/act-book.ts'
import { inForce } from '@bihuan/core/orders/in-force.ts'
import type { VerifiedOrder } from '@bihuan/core/orders/verify-order.ts'
import { type Instant, isoOf } from '@bihuan/core/time/instant.ts'

export type Step = { at: string; what: string; by: string | null; words: string | null }

/** What was done about an order until a moment, the earliest first; `what` is a word of the acts, or drafted, signed, logged, began, ended. */
export function stepsOf(
  verified: VerifiedOrder,
  book: ActBook,
  names: ReadonlyMap<string, string>,
  now: Instant,
): Step[] {
  const { order, signedAt, loggedAt } = verified
  const name = (officer: string) => names.get(officer) ?? officer
  const step = (
    at: Instant,
    what: string,
    by: string | null = null,
    words: string | null = null,
  ) => ({
    at,
    what,
    by,
    words,
  })
  const own = [...order.chain, order.id].flatMap((id) => book.ofOrder.get(id) ?? [])
  const ofBatch = order.batch === null ? [] : (book.ofBatch.get(order.batch.id) ?? [])
  const ofAll = book.ofAll.filter(({ act }) => 'area' in act && order.district.startsWith(act.area))
  const appeals = own.flatMap(({ act }) => book.ofAppeal.get(act.id) ?? [])
  const acts = [...own, ...ofBatch, ...ofAll, ...appeals]
  return [
    step(order.issuedAt, 'drafted', name(order.issuer.officer)),
    step(signedAt, 'signed', order.approver === null ? null : name(order.approver.officer)),
    ...(loggedAt === null ? [] : [step(loggedAt, 'logged')]),
    step(order.from, 'begins'),
    ...(isEndedBefore(verified, book, now) ? [] : [step(order.until, 'ends')]),
    ...acts.map(({ act }) => step(act.at, wordOf(act), byOf(act, name), wordsOf(act))),
  ]
    .filter(({ at, what }) => at <= now || what === 'begins' || what === 'ends')
    .sort((a, b) => a.at - b.at)
    .map(({ at, ...rest }) => ({ at: isoOf(at), ...rest }))
}

function isEndedBefore(verified: VerifiedOrder, book: ActBook, now: Instant): boolean {
  const force = inForce(verified, book, now)
  return !force.inForce && force.at !== null && force.at < verified.order.until
}

const wordOf = (act: ActDocument): string =>
  act.kind === 'decide'
    ? `decided-${act.outcome}`
    : act.kind === 'serve'
      ? `served-${act.how}`
      : act.kind

const byOf = (act: ActDocument, name: (officer: string) => string): string | null =>
  'by' in act ? name(act.by.officer) : null

// The words of an appeal are the person's own: they stand on the page of the appeal, where they are answered.
const wordsOf = (act: ActDocument): string | null =>
  'reason' in act ? act.reason : act.kind === 'serve' ? act.proof : null
