import { cityDateOf, cityInstant, hourMs, type Instant } from '../time/instant.ts'

// Every home is seen to once a day, before eight in the evening (DESIGN; temperature morning and evening, S-IS6, is taken by the person).
const until = '20:00'
const leastMs = 2 * hourMs

/** Until when a door has to be seen to that was found under an order at a moment: the same evening, the next one where that leaves less than two hours. */
export function firstCheckDue(at: Instant): Instant {
  const evening = cityInstant(cityDateOf(at), until)
  return evening - at >= leastMs ? evening : nextCheckDue(at)
}

/** Until when a door has to be seen to again that was seen to at a moment: the evening of the next day. */
export function nextCheckDue(at: Instant): Instant {
  return cityInstant(cityDateOf(at + 24 * hourMs), until)
}
