import type { OwnHome, OwnRound, PersonResult, Place } from '../wire.ts'

/** What a resident does now, first that applies; each kind is one sentence on the page. Moments are epoch milliseconds. */
export type NextStep =
  | { kind: 'stay-home'; sure: boolean }
  | { kind: 'await-alone'; sampledAt: number; site: string }
  | { kind: 'once-more-alone'; dueAt: number | null }
  | { kind: 'once-more'; dueAt: number | null }
  | { kind: 'await-result'; sampledAt: number; site: string }
  | { kind: 'done' }
  | { kind: 'no-round' }
  | { kind: 'exempt'; because: string }
  | { kind: 'not-due' }
  | { kind: 'not-yet'; opensAt: number; closesAt: number }
  | { kind: 'missed'; closedAt: number }
  | { kind: 'at-home'; closesAt: number }
  | { kind: 'slot'; opens: number; closes: number; place: Place | null }
  | { kind: 'go'; closesAt: number; place: Place | null }

const ms = (time: string) => Date.parse(time)

/** The place where one is through soonest; those that have said nothing lately come last, in the order they were given. */
export const soonest = (places: readonly Place[]): readonly Place[] =>
  [...places].sort(
    (a, b) =>
      (a.waitMinutes ?? Number.POSITIVE_INFINITY) - (b.waitMinutes ?? Number.POSITIVE_INFINITY) ||
      0,
  )

function byHealth(home: OwnHome): NextStep | null {
  const newest: PersonResult | null = home.newest
  if (newest?.answer === 'positive') return { kind: 'stay-home', sure: true }
  if (newest?.answer === 'preliminary-positive') return { kind: 'stay-home', sure: false }
  const [recall] = home.openRecalls
  const dueAt = recall?.dueAt ? ms(recall.dueAt) : null
  const isSince = newest !== null && (!recall || ms(newest.sampledAt) >= ms(recall.since))
  if (home.held || newest?.answer === 'awaiting-individual-test') {
    const isAlone = newest?.answer === 'awaiting-result' && newest.poolSize === 1
    return newest && isAlone && isSince
      ? { kind: 'await-alone', sampledAt: ms(newest.sampledAt), site: newest.site }
      : { kind: 'once-more-alone', dueAt }
  }
  // Not for a reaction: the sample of the first time was lost or gave no result.
  return newest?.answer === 'to-be-sampled-again' || (recall && !isSince)
    ? { kind: 'once-more', dueAt }
    : null
}

function byRound(round: OwnRound, newest: PersonResult | null, now: number): NextStep {
  if (round.sampled) {
    const isOut = newest?.round === round.round && newest.answer !== 'awaiting-result'
    const { at, site } = round.sampled
    return isOut ? { kind: 'done' } : { kind: 'await-result', sampledAt: ms(at), site }
  }
  if (round.exempt !== null) return { kind: 'exempt', because: round.exempt }
  if (!round.due) return { kind: 'not-due' }
  const [opensAt, closesAt] = [ms(round.opensAt), ms(round.closesAt)]
  if (now >= closesAt) return { kind: 'missed', closedAt: closesAt }
  if (round.mode === 'door' && now >= opensAt) return { kind: 'at-home', closesAt }
  const place = soonest(round.places)[0] ?? null
  if (round.slot) {
    const [opens, closes] = [ms(round.slot.opens), ms(round.slot.closes)]
    if (now < closes) return { kind: 'slot', opens, closes, place }
  }
  if (now < opensAt) return { kind: 'not-yet', opensAt, closesAt }
  return { kind: 'go', closesAt, place }
}

/** What to do now, from what the city says. Health comes before the round: who is to be sampled again is told that first. */
export function nextStepOf(home: OwnHome, now: number): NextStep {
  const first = byHealth(home)
  if (first) return first
  return home.round ? byRound(home.round, home.newest, now) : { kind: 'no-round' }
}
