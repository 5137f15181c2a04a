/** What somebody needs in a room; a site says which of them it can give (`isolation_sites.care`). */
export const careNeeds = [
  'wheelchair',
  'bedridden',
  'dialysis',
  'oxygen',
  'pregnant',
  'infant',
  'mental-health',
  'child-alone',
  'interpreter',
  'nursing',
] as const
export type CareNeed = (typeof careNeeds)[number]

/** What a kitchen can cook. */
export const diets = ['halal', 'vegetarian', 'diabetic', 'infant', 'soft', 'allergy'] as const
export type Diet = (typeof diets)[number]

/** What somebody needs on the way and there. It lies sealed (`transfers.needs`), and stays with the stay. */
export type Needs = {
  readonly care: readonly CareNeed[]
  readonly diets: readonly Diet[]
  /** BCP 47; null where the person speaks the language of the city. */
  readonly language: string | null
  /** Large pieces of luggage. */
  readonly luggage: number
  readonly pets: number
  /** What else there is to know, in the words of whoever asked. */
  readonly words: string
  /** RFC 3339: the next dialysis, so that nobody is on the road then; left out where there is none or nobody said. */
  readonly dialysisAt?: string | null
}

export const noNeeds: Needs = {
  care: [],
  diets: [],
  language: null,
  luggage: 0,
  pets: 0,
  words: '',
}
