import type { Policy } from '../policy/policy.ts'
import { earliestRelease } from '../policy/track-at.ts'
import { stagesOf, trackOf } from '../policy/track-days.ts'
import type { ContactFact, StayFact, TravelFact } from '../status/fact.ts'
import type { FactBook } from '../status/fact-book.ts'
import type { Instant } from '../time/instant.ts'
import { type Excess, excessOf } from './excess.ts'

type Exposure = ContactFact | TravelFact

/** The exposures of a reason, the earliest first: what a stay can rest on. */
const exposuresOf = (book: FactBook, reason: string): Exposure[] =>
  [...book.of('contact'), ...book.of('travel')]
    .filter((fact) => fact.reason === reason)
    .sort((a, b) => a.at - b.at)

/**
 * The stays of a person that are beyond the rules: longer than the days of the track from the exposure before them (released late, over or not), or a
 * second one for an exposure that was isolated for already, as inbound people were at their destination.
 */
export function stayExcess(book: FactBook, policy: Policy, at: Instant): Excess[] {
  const stays = book.of('stay')
  return stays.flatMap((stay) => {
    const exposure = exposuresOf(book, stay.reason)
      .filter((one) => one.at <= stay.at)
      .at(-1)
    if (exposure === undefined) return [beyond('without-order', stay, stay.at, policy)]
    if (trackOf(policy, stay.reason) === null)
      return isOver(stay, at) ? [] : [beyond('basis-abolished', stay, policy.pack.from, policy)]
    const before = stays.find(
      (one) => one.reason === stay.reason && one.at < stay.at && one.at >= exposure.at,
    )
    if (before !== undefined && endsBefore(policy, stay.reason, exposure, before))
      return [beyond('repeated-isolation', stay, stay.at, policy)]
    const leaveBy = leaveAt(policy, stay, exposure)
    const left = stay.until ?? at
    return leaveBy !== null && left > leaveBy
      ? [beyond('released-late', stay, leaveBy, policy)]
      : []
  })
}

const isOver = (stay: StayFact, at: Instant): boolean => stay.until !== null && stay.until <= at

/** The end of the last stage that is spent in the stay's kind of place; the release where the place is none of its own. */
function leaveAt(policy: Policy, stay: StayFact, exposure: Exposure): Instant | null {
  const spans = stagesOf(policy, stay.reason, exposure.at)?.stages ?? []
  const kept = spans.filter(({ place, orPlace }) => place === stay.place || orPlace === stay.place)
  const held = { reason: stay.reason, clockStart: exposure.at }
  const release = earliestRelease(policy, held)?.at ?? null
  const last = kept.at(-1)
  // A kind of place for which no stage asks is left at once: nobody should have been there.
  return last === undefined ? (release === null ? null : Math.min(release, stay.at)) : last.until
}

// A stay that was served to its end, or to within a day of it, is not served again; a move to another room is no second stay.
function endsBefore(policy: Policy, reason: string, exposure: Exposure, before: StayFact): boolean {
  const release = leaveAt(policy, before, exposure)
  if (before.until === null || release === null) return false
  return before.until >= release - 24 * 3_600_000 && trackOf(policy, reason) !== null
}

function beyond(kind: Excess['kind'], stay: StayFact, since: Instant, policy: Policy): Excess {
  const rule = `${policy.pack.id}/tracks.${stay.reason}`
  return excessOf(kind, { of: stay.id, district: stay.district, owner: stay.site, since, rule })
}
