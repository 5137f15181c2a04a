import type * as appeals from '@bihuan/contract/appeals.ts'
import type * as excess from '@bihuan/contract/excess.ts'
import type * as pass from '@bihuan/contract/pass.ts'
import type * as people from '@bihuan/contract/people.ts'
import type * as residents from '@bihuan/contract/residents.ts'
import type * as retention from '@bihuan/contract/retention.ts'
import type * as status from '@bihuan/contract/status.ts'
import type { Static } from 'typebox'

/** What the resident's pages read and send; types only, no schema travels along. */
export type Family = Static<typeof residents.Family>
export type OwnPerson = Family['people'][number]
export type OwnProxy = Family['proxies'][number]
export type Relation = Static<typeof residents.Relation>
export type OwnCode = Static<typeof residents.OwnCode>
export type OwnPasses = Static<typeof pass.OwnPasses>
export type OwnHome = Static<typeof residents.OwnHome>
export type OwnRound = NonNullable<OwnHome['round']>
export type Place = OwnRound['places'][number]
export type OwnHistory = Static<typeof residents.OwnHistory>
export type OwnStatement = Static<typeof residents.OwnStatement>
export type OwnKept = Static<typeof retention.OwnKept>
export type OwnReads = Static<typeof residents.OwnReads>
export type PersonResult = Static<typeof people.PersonResult>
export type CodeAsked = Static<typeof residents.CodeAsked>
export type AskRegistration = Static<typeof residents.AskRegistration>
export type DemoResidents = Static<typeof residents.DemoResidents>
export type DemoResident = DemoResidents['residents'][number]
export type DemoMessages = Static<typeof residents.DemoMessages>
/** Areas as the form of registration offers them, without a session. */
export type RegistrationAreas = { areas: { code: string; level: string; name: string }[] }
export type OwnStatus = Static<typeof status.OwnStatus>
export type StatusReason = OwnStatus['reasons'][number]
export type OwnAppeals = Static<typeof appeals.OwnAppeals>
export type OwnOrder = OwnAppeals['orders'][number]
export type OwnAppeal = OwnOrder['appeals'][number]
export type OwnMeasure = Static<typeof excess.OwnMeasure>
