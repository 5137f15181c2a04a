import type { Instant } from '../time/instant.ts'

/** How ill somebody is, as the doctors grade it (无症状, 轻型, 普通型, 重型, 危重型). */
export const severities = ['none', 'mild', 'ordinary', 'severe', 'critical'] as const
export type Severity = (typeof severities)[number]

/** What a doctor, a nurse or a grid worker asks for; whatever else there is stands in the words. */
export const symptoms = [
  'fever',
  'cough',
  'sore-throat',
  'tired',
  'aching',
  'breathless',
  'chest-pain',
  'taste-or-smell',
  'diarrhoea',
  'confused',
  'other',
] as const
export type Symptom = (typeof symptoms)[number]

/** What is known of somebody on one day. Temperature in tenths of a degree Celsius, oxygen saturation in percent. */
export type CourseEntry = {
  readonly kind: 'course'
  readonly at: Instant
  readonly temperature: number | null
  readonly oxygen: number | null
  readonly severity: Severity
  readonly symptoms: readonly Symptom[]
  /** Against the day before, as whoever examined the person says. */
  readonly trend: 'better' | 'same' | 'worse' | null
}

/** A picture of the lungs as it was judged by whoever read it. */
export type ImagingEntry = {
  readonly kind: 'imaging'
  readonly at: Instant
  readonly finding: 'better' | 'same' | 'worse' | 'normal'
}

/** One gene of one tube: its Ct, null where no curve crossed, and from which Ct on this kit calls it absent. */
export type Gene = { readonly gene: string; readonly ct: number | null; readonly cutoff: number }

/** A test of one person's own tube, gene by gene. A pool is none: it has no Ct of one person. */
export type PatientTest = {
  readonly id: string
  /** When it was taken. */
  readonly at: Instant
  readonly knownAt: Instant
  readonly kit: string
  readonly genes: readonly Gene[]
  readonly call: 'negative' | 'reactive' | 'invalid'
  /** Out of the laboratory chain of the city, or written down by the hospital. */
  readonly from: 'chain' | 'hospital'
}

/** From this temperature on, in tenths of a degree Celsius, somebody has a fever: what thermometers of the time alarmed at. */
export const feverFrom = 373
