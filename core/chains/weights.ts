/**
 * How much likelier infection is on one ground than without a known one. From relative transmission in Beijing, 2022 (dwelling 1, work 0.096,
 * community 0.042, other 0.340, against 220,878 contacts of 2,230 cases; NinaAvailale/contact-tracing-main): a home against the community, a met
 * person against it, a shared workplace against it.
 */
export const groundWeights = {
  household: 1 / 0.042,
  contact: 0.34 / 0.042,
  place: 0.096 / 0.042,
} as const

/** What a pathogen and a place hand in; nothing here knows one disease. */
export type SourceWeights = {
  /**
   * Dispersion of the number that each infects: the lower, the more it speaks for a source that it has others already. Lloyd-Smith et al.,
   * Nature 438 (2005) 355. Infinity: it says nothing.
   */
  readonly dispersion: number
  /** Weight of a source that nobody found, and of one outside of the city, against a candidate without a ground. */
  readonly unseen: number
  readonly outside: number
  /** What stays possible when the candidate was isolated before: nobody is isolated without a gap. */
  readonly leastFree: number
}

/** Where nothing else is known: overdispersed (Endo et al. 2020 found 0.1 for SARS-CoV-2; k differs, that it is below 1 does not). */
export const commonWeights: SourceWeights = {
  dispersion: 0.1,
  unseen: 1,
  outside: 0.1,
  leastFree: 0.02,
}
