import type { ActBook } from '../orders/act-book.ts'
import { statusClasses } from '../policy/words.ts'
import type { Instant } from '../time/instant.ts'
import type { AffectedPerson, Restriction } from './effect-of-change.ts'
import { factBook } from './fact-book.ts'
import type { Rules } from './order-measure.ts'
import { isOwnTerms } from './order-measure.ts'
import { orderReasons } from './order-reasons.ts'
import type { BareReason } from './status.ts'

const isRestricting = ({ class: one }: BareReason): boolean => one === 'stay' || one === 'limit'

/** What a person's orders ask by several rules; what is known is sorted once for all of them. */
export function restrictions<R extends readonly Rules[]>(
  { people, facts, orders }: AffectedPerson,
  acts: ActBook,
  rules: readonly [...R],
  at: Instant,
): { [K in keyof R]: Restriction } {
  const book = factBook(facts, people, at, at)
  return rules.map((one) => {
    const { now, coming, term } = orderReasons(orders, acts, book, one, at, at)
    const all = [...now, ...coming].filter(isRestricting)
    return { ...restrictionOf(now.filter(isRestricting), all), term }
  }) as { [K in keyof R]: Restriction }
}

function restrictionOf(
  now: readonly BareReason[],
  all: readonly BareReason[],
): Omit<Restriction, 'term'> {
  const strictest = Math.min(...now.map((one) => statusClasses.indexOf(one.class)))
  return {
    class: statusClasses[strictest] ?? 'clear',
    until: all.length === 0 ? null : Math.max(...all.map(({ until }) => until ?? 0)),
    bases: [...new Set(all.map(({ basis }) => basis))],
    places: now.flatMap(({ place }) => place ?? []),
    ownTerms: all.flatMap(({ rule, order }) => (isOwnTerms(rule) && order !== null ? [order] : [])),
  }
}
