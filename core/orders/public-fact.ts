import { appealState } from '../appeals/appeal-state.ts'
import { hourMs, type Instant } from '../time/instant.ts'
import type { OrderFact } from '../transparency/disclosure/counts.ts'
import { type ActBook, appealsOf } from './act-book.ts'
import type { VerifiedOrder } from './verify-order.ts'

/** Bands of hours for the public counts; the codes that `durationBand` gives. */
export const durationBands = ['0-24', '24-72', '72-168', '168-336', '336-'] as const

/** The band of a length in hours; a bound belongs to the band below it, so that an order of one day is `0-24`. */
export function durationBand(hours: number): (typeof durationBands)[number] {
  const upTo = [24, 72, 168, 336].findIndex((bound) => hours <= bound)
  return durationBands[upTo === -1 ? durationBands.length - 1 : upTo] ?? '336-'
}

export const appealOutcomes = ['none', 'open', 'upheld', 'overturned', 'suspended'] as const

/** What the public counts say of one order: nothing about whom. Of several appeals the one that helped the person counts. */
export function publicFactOf({ order }: VerifiedOrder, book: ActBook, at: Instant): OrderFact {
  const states = appealsOf([order.id], book, at).map(
    (appeal) => appealState(appeal, order, book, at).state,
  )
  const is = (...wanted: string[]) => states.some((state) => wanted.includes(state))
  const appeal: (typeof appealOutcomes)[number] = is('lifted', 'shortened')
    ? 'overturned'
    : is('lapsed')
      ? 'suspended'
      : is('open')
        ? 'open'
        : is('upheld')
          ? 'upheld'
          : 'none'
  const { district, basis, kind, from, until } = order
  return { district, basis, kind, duration: durationBand((until - from) / hourMs), appeal }
}
