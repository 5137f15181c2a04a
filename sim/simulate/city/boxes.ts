import type * as custody from '@bihuan/contract/custody.ts'
import { labelCode, parseLabel } from '@bihuan/core/labels/label.ts'
import { instantOf } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'
import type { Hand } from './actor.ts'
import type { BoxFact, CityFacts, LegFact, TubeFact } from './facts.ts'
import { bookBox, bookTubes, boxAccount } from './ledger.ts'
import { refuse } from './refusal.ts'

/** The number of a printed code. Refuses with `<kind>.code-refused`. */
export function labelIn(kind: 'tube' | 'box' | 'plate', code: string): number {
  const parsed = parseLabel(kind, code)
  return parsed.ok ? parsed.label : refuse(`${kind}.code-refused`)
}
export const tubeCode = (tube: number) => labelCode('tube', tube)
export const boxCode = (box: number) => labelCode('box', box)

/** A box by its code. Refuses with box.unknown. */
export const boxIn = (facts: CityFacts, code: string): BoxFact =>
  facts.boxes.get(labelIn('box', code)) ?? refuse('box.unknown')

/** The tubes that travel with a box, ascending. */
export const tubesInBox = ({ tubes }: CityFacts, box: number): TubeFact[] =>
  [...tubes.values()]
    .filter((tube) => tube.box === box && tube.state === 'sealed')
    .sort((a, b) => a.id - b.id)

export const openLeg = ({ legs }: BoxFact): LegFact | undefined =>
  legs.find(({ accepted }) => accepted === null)

function refuseEnded(box: BoxFact): void {
  if (box.isLost) refuse('box.reported-lost')
  if (box.receivedBy !== null) refuse('box.already-received')
}
function refuseUnlessHolding(facts: CityFacts, box: BoxFact, { id, role, unit }: Hand): void {
  const own = role === 'courier' ? `courier:${id}` : unit
  if (boxAccount(facts, box.id) !== own) refuse('box.not-here')
}
/** The leg that this receiver may sign. */
export function offerTo(box: BoxFact, account: string, person: string): LegFact {
  refuseEnded(box)
  const leg = openLeg(box)
  if (!leg) return refuse('box.nothing-offered')
  if (leg.to !== account) refuse('box.wrong-receiver')
  if (leg.offeredBy === person) refuse('box.same-person')
  return leg
}

/** Why a tube cannot go into a box of the site, or null. */
function whyNotBoxed(facts: CityFacts, id: number, site: number): string | null {
  const tube = facts.tubes.get(id)
  if (!tube) return 'tube.unknown'
  if (tube.site !== site) return 'tube.not-of-site'
  if (tube.state === 'open') return 'tube.not-sealed'
  if (tube.state !== 'sealed') return 'tube.withdrawn'
  return tube.box === null ? null : 'tube.already-boxed'
}

/** Puts sealed tubes of a site into a box, all or none. */
export function sealBox(facts: CityFacts, input: Static<typeof custody.SealBox>, hand: Hand) {
  const account = `site:${input.site}`
  if (hand.unit !== account) refuse('access.unit-is-not-yours')
  const box = labelIn('box', input.box)
  const ids = [...new Set(input.tubes.map((code) => labelIn('tube', code)))]
  if (facts.boxes.has(box)) refuse('box.already-sealed')
  const because = ids.flatMap((id) => whyNotBoxed(facts, id, Number(input.site)) ?? [])[0]
  if (because) refuse(because)
  const at = instantOf(input.at)
  const site = Number(input.site)
  facts.boxes.set(box, { id: box, site, legs: [], receivedBy: null, received: null, isLost: false })
  for (const id of ids) {
    const tube = facts.tubes.get(id)
    if (tube) Object.assign(tube, { box, boxedAt: at })
  }
  bookBox(facts, at, box, 'press', account)
  return { box: input.box, tubes: ids.length }
}

/** The giver signs for whom the box is and how many tubes were counted; one offer at a time. */
export function offerBox(facts: CityFacts, input: Static<typeof custody.OfferBox>, hand: Hand) {
  const box = boxIn(facts, input.box)
  refuseEnded(box)
  refuseUnlessHolding(facts, box, hand)
  if (openLeg(box)) refuse('box.offer-open')
  if (input.to === `courier:${hand.id}`) refuse('box.same-person')
  const from = boxAccount(facts, box.id)
  box.legs.push({
    from,
    to: input.to,
    offeredBy: hand.id,
    offered: input.count,
    accepted: null,
    settled: false,
  })
  return { box: input.box, leg: box.legs.length, from, to: input.to }
}

/** Takes back an offer that nobody has signed. */
export function withdrawOffer(
  facts: CityFacts,
  input: Static<typeof custody.WithdrawOffer>,
  hand: Hand,
) {
  const box = boxIn(facts, input.box)
  refuseEnded(box)
  refuseUnlessHolding(facts, box, hand)
  const leg = openLeg(box) ?? refuse('box.nothing-offered')
  box.legs = box.legs.filter((one) => one !== leg)
  return { box: input.box, to: leg.to, offered: leg.offered }
}

/** A courier signs; what travels is what the manifest says, whatever either counted. */
export function acceptBox(facts: CityFacts, input: Static<typeof custody.AcceptBox>, hand: Hand) {
  const box = boxIn(facts, input.box)
  const account = `courier:${hand.id}`
  const leg = offerTo(box, account, hand.id)
  const from = boxAccount(facts, box.id)
  const at = instantOf(input.at)
  leg.accepted = input.count
  bookBox(facts, at, box.id, from, account)
  bookTubes(facts, at, from, account, tubesInBox(facts, box.id).length)
  const agreed = input.count === leg.offered
  return {
    box: input.box,
    leg: box.legs.length,
    account,
    agreed,
    offered: leg.offered,
    accepted: input.count,
  }
}

/** Explains a difference of count; both counts stay as they were signed. */
export function settleDifference(
  facts: CityFacts,
  input: Static<typeof custody.SettleDifference>,
  { role, unit }: Hand,
) {
  const box = boxIn(facts, input.box)
  if (role === 'lab-technician' && unit !== `laboratory:${box.receivedBy ?? ''}`)
    refuse('access.unit-is-not-yours')
  const legs = box.legs.filter((leg) => differs(leg) && !leg.settled)
  if (legs.length === 0) refuse('box.no-difference')
  for (const leg of legs) leg.settled = true
  return { box: input.box }
}

/** Whether giver and receiver have signed different counts. */
export const differs = ({ offered, accepted }: LegFact) => accepted !== null && accepted !== offered
