import type { Finding } from '../lab/finding.ts'
import { type LabelNumber, labelCode } from '../labels/label.ts'
import type { Instant } from '../time/instant.ts'
import type { SingleResult } from './single-result.ts'

/** Why somebody owes no sample any more. A closed list: another reason needs another rule. */
export const excuses = ['died', 'in-hospital', 'left-the-city', 'not-in-the-tube'] as const
export type Excuse = (typeof excuses)[number]

export type Negative = { kind: 'negative'; result: SingleResult }

/** One single result is reactive: not an outcome yet, the confirmation is owed. */
export type PreliminaryPositive = { kind: 'preliminary-positive'; result: SingleResult }

/** The laboratory's finding from that single result on: the only value in which a person is positive. */
export type Confirmed = {
  kind: 'confirmed'
  result: SingleResult
  finding: Extract<Finding, { state: 'confirmed' }>
}
export type NotConfirmed = {
  kind: 'not-confirmed'
  result: SingleResult
  finding: Extract<Finding, { state: 'not-confirmed' }>
}

/** A later tube, pool or single, took the person in and answers for it; its own result opens its own recall. */
export type SampledAgain = { kind: 'sampled-again'; tube: LabelNumber; at: Instant }

export type Excused = { kind: 'excused'; reason: Excuse; by: string; at: Instant }

export type Outcome =
  | Negative
  | PreliminaryPositive
  | Confirmed
  | NotConfirmed
  | SampledAgain
  | Excused

/** What a single result says about its person; null when it says nothing (invalid: another sample is owed). */
export function outcomeOf(result: SingleResult): Negative | PreliminaryPositive | null {
  if (result.call === 'negative') return { kind: 'negative', result }
  if (result.call === 'reactive') return { kind: 'preliminary-positive', result }
  return null
}

/**
 * What the finding that began with this preliminary positive has come to; null while the laboratory still owes an
 * answer, and for a finding that began with another tube. The rules of confirmation are in lab/finding.ts.
 */
export function confirmation(
  { result }: PreliminaryPositive,
  finding: Finding,
): Confirmed | NotConfirmed | null {
  if (finding.first.tube !== labelCode('tube', result.tube)) return null
  if (finding.state === 'confirmed') return { kind: 'confirmed', result, finding }
  if (finding.state === 'not-confirmed') return { kind: 'not-confirmed', result, finding }
  return null
}
