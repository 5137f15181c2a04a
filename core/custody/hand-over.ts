import type { LabelNumber } from '../labels/label.ts'
import { type Instant, minuteMs } from '../time/instant.ts'
import type { Account } from './account.ts'
import type { Entry } from './ledger.ts'

/** What the giver signed: how many tubes are in this box. */
export type Offer = {
  id: string
  box: LabelNumber
  from: Account
  to: Account
  tubes: number
  by: string
  at: Instant
}

/** What the receiver counted and signed, for one offer. */
export type Accept = { id: string; offer: string; tubes: number; by: string; at: Instant }

/** Both numbers are kept for ever; neither corrects the other (reliability H26, H28). */
export type HandOver =
  | { state: 'offered'; given: number }
  | { state: 'agreed'; given: number; received: number }
  | { state: 'differs'; given: number; received: number; difference: number }

/** A hand-over seen from both sides; `difference` is received less given, below zero when tubes are missing. */
export function handOver(offer: Offer, accept: Accept | null): HandOver {
  const given = offer.tubes
  if (!accept) return { state: 'offered', given }
  const received = accept.tubes
  if (received === given) return { state: 'agreed', given, received }
  return { state: 'differs', given, received, difference: received - given }
}

/**
 * The entries of an accepted hand-over: the box, and as many tubes as the receiver counted. What the receiver did not
 * find stays with the giver, who signed for it last, until it is found or written to `lost`. A box without tubes moves alone.
 */
export function handOverEntries(offer: Offer, accept: Accept): Entry[] {
  const { from, to, box } = offer
  const way = { at: accept.at, from, to }
  const entries: Entry[] = [{ id: `${accept.id}/box`, ...way, item: 'box', quantity: 1, box }]
  if (accept.tubes > 0) {
    entries.push({ id: `${accept.id}/tubes`, ...way, item: 'tube', quantity: accept.tubes })
  }
  return entries
}

/** The legs that have a clock: waiting at the site, on the road, from the laboratory's door to its count. */
export type Leg = 'site' | 'road' | 'reception'

/** Minutes that each leg may take, from the policy in force. */
export type LegLimits = Record<Leg, number>

/** When a leg that began at `offeredAt` is overdue. Whole or part minutes; the limit itself is still in time. */
export function legDue(offeredAt: Instant, limits: LegLimits, leg: Leg): Instant {
  return offeredAt + limits[leg] * minuteMs
}
