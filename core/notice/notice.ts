import type { DocumentKind } from '../identity/document.ts'
import type { CityDate, Instant } from '../time/instant.ts'

/** The same words in both languages of the product. */
export type Words = { zh: string; en: string }

/**
 * How good a source is: `a` government, wire service or statute; `b` newspaper or close reprint; `c` aggregator;
 * `background` known but not verified; `derived` arithmetic on sourced figures; `design` chosen by us.
 */
export const grades = ['a', 'b', 'c', 'background', 'derived', 'design'] as const
export type Grade = (typeof grades)[number]

export type Source = { id: string; grade: Grade; title: string }

/** One span of sampling; `closes` is the first moment at which it is over. */
export type Window = { opens: Instant; closes: Instant }

/**
 * All of an area, by the leading digits of its GB/T 2260 or statistical code. `only` and `except` name streets inside:
 * 郑东新区 has no code of its own, its streets lie under those of 金水 and 中牟.
 */
export type NoticeArea = { code: string; name: Words; only: string[]; except: string[] }

/** 封控区, 管控区, 防范区. A person in none of them has no zone. */
export const zoneKinds = ['lockdown', 'control', 'precaution'] as const
export type ZoneKind = (typeof zoneKinds)[number]

export const poolSizes = [1, 5, 10, 20, 'household'] as const
export type PoolSize = (typeof poolSizes)[number]
export type Pool = { size: PoolSize; source: Source }

export type Mode =
  | { way: 'door'; pool: Pool; source: Source }
  | { way: 'slots'; minutesPerBuilding: number; pool: Pool; source: Source }
  | { way: 'sites'; kinds: SiteKind[]; pool: Pool; source: Source }

export const siteKinds = ['fixed', 'mobile'] as const
export type SiteKind = (typeof siteKinds)[number]

/** How each zone is sampled; `other` is everybody outside the zones named, `precaution` falls back to it. */
export type Modes = { lockdown: Mode; control: Mode; precaution?: Mode; other: Mode }

/** Facts about a person that may free them of a round. Anything else is no reason not to be asked. */
export const exemptionFacts = ['vaccinated', 'recovered', 'medical', 'infant', 'away'] as const
export type ExemptionFact = (typeof exemptionFacts)[number]

/** `withinHours` null: the fact frees without a limit of time. */
export type Exemption = { fact: ExemptionFact; withinHours: number | null; source: Source }

/** What is owed after what, in minutes; see the comments. */
export const limitNames = [
  'tubeBoxed', // tube sealed -> box sealed
  'boxHandedOver', // box sealed -> taken by the courier
  'legDelivered', // taken by the courier -> received by the laboratory
  'tubeAtLaboratory', // tube sealed -> received: at room temperature no longer
  'resultReported', // sampled -> result: the promise to the resident
  'poolHeld', // tube reactive -> every member told and held where they are
  'poolResampled', // tube reactive -> every member sampled alone
  'preliminaryConfirmed', // single reactive -> second kit
  'claimReviewed', // late or contradicting event -> a person's decision
  'missingFollowedUp', // last window closed -> everybody due has an answer
] as const
export type LimitName = (typeof limitNames)[number]
export type Limit = { minutes: number; source: Source }

/** The notice of a mass-testing round: a document of the city as data. Nothing here can set anybody's status. */
export type Notice = {
  id: string
  /** The round's number, year and notice number: 2022018. */
  round: number
  number: number
  year: number
  title: Words
  issuedBy: Words
  issuedOn: CityDate
  source: Source
  sources: Source[]
  windows: Window[]
  who: { areas: NoticeArea[]; zones: ZoneKind[] }
  modes: Modes
  documents: DocumentKind[]
  advice: Words[]
  exemptions: Exemption[]
  /** How long a result counts, from the moment of sampling. */
  validity: { hours: number; clock: 'sampling'; source: Source }
  /** What the notice says happens to who misses it: words and the rule's name, for the rule itself is policy. */
  missed: { consequence: Words; rule: string; source: Source }
  limits: Record<LimitName, Limit>
  /** What the sources do not say, so that nobody takes our default for the city's word. */
  unknown: Words[]
}
