import { evidenceKindOf } from '../orders/basis.ts'
import type { Clock } from '../policy/words.ts'
import type { FactBook } from '../status/fact-book.ts'
import type { Instant } from '../time/instant.ts'

/** A stay as its release is asked of it: why somebody is there, what kind of place it is, and since when. */
export type Staying = {
  /** The reason id of the policy, such as `close_contact`; another word where nobody ordered it. */
  readonly basis: string
  /** The kind of place in the policy, such as `centralized`. */
  readonly place: string
  readonly arrivedAt: Instant
}

/**
 * The moment from which the days of a reason are counted, by the clock that the pack names (domain-policy §2.1, «clock start»): the last
 * exposure, entry or leaving that is known; the first finding since the last discharge; admission; discharge. Null while no fact has it.
 */
export function clockStartOf(
  clock: Clock,
  { basis, place, arrivedAt }: Staying,
  book: FactBook,
): Instant | null {
  const discharged = book.of('discharge').at(-1)?.at ?? Number.NEGATIVE_INFINITY
  switch (clock) {
    case 'last_exposure':
      return latest(book.of('contact').filter(({ reason }) => reason === basis))
    case 'entry':
    case 'left_area':
    case 'left_closed_loop':
      return latest(book.of('travel').filter(({ reason }) => reason === basis))
    case 'first_positive': {
      const own = book.of('case').filter(({ at }) => at > discharged)
      return own.length === 0 ? null : Math.min(...own.map(({ at }) => at))
    }
    case 'admission': {
      // A move from one hospital to another admits nobody anew.
      const here = book.of('stay').filter((one) => one.place === place && one.at > discharged)
      return Math.min(arrivedAt, ...here.map(({ at }) => at))
    }
    case 'discharge':
      return Number.isFinite(discharged) ? discharged : null
    case 'order':
      return arrivedAt
  }
}

const latest = (facts: readonly { readonly at: Instant }[]): Instant | null =>
  facts.length === 0 ? null : Math.max(...facts.map(({ at }) => at))

/** Whether a reason is one that a finding grounds: somebody ill, whose release is a discharge where the rules have no days. */
export const isOfCase = (basis: string): boolean => evidenceKindOf(basis) === 'case'
