import type * as book from '@bihuan/contract/site-book.ts'
import type * as care from '@bihuan/contract/stay-care.ts'
import type * as stays from '@bihuan/contract/stays.ts'
import type { Static } from 'typebox'

/** What the tablet reads and sends; types only, no schema travels along. */
export type SiteToWork = Static<typeof book.SitesToWork>['sites'][number]
export type SiteChunk = Static<typeof book.SiteBookChunk>
export type BookPerson = Static<typeof book.BookPerson>
export type BookRoom = Static<typeof book.BookRoom>
export type BookRelease = Static<typeof book.BookRelease>
export type BookNeeds = Static<typeof book.BookNeeds>
export type Cohort = Static<typeof stays.StayCohort>
export type CheckIn = Static<typeof stays.CheckIn>
export type LeftHow = Static<typeof stays.CheckOut>['how']
export type Symptom = Static<typeof care.Symptom>
export type Meal = Static<typeof care.Meal>
export type RequestKind = Static<typeof care.RequestKind>
export type IncidentKind = Static<typeof care.ReportIncident>['kind']
