import type * as home from '@bihuan/contract/home-isolation.ts'
import type * as release from '@bihuan/contract/release.ts'
import type * as care from '@bihuan/contract/stay-care.ts'
import type * as transfers from '@bihuan/contract/transfers.ts'
import type { Static } from 'typebox'

/** What the pages of one's own isolation read and send; types only, no schema travels along. */
export type OwnStay = Static<typeof care.OwnStay>
export type StayHere = NonNullable<OwnStay['stay']>
export type OwnTransfer = Static<typeof transfers.OwnTransfer>
export type OwnMove = NonNullable<OwnTransfer['transfer']>
export type Needs = OwnMove['needs']
export type OwnRelease = Static<typeof release.OwnRelease>
export type ReleaseNow = NonNullable<OwnRelease['stay']>['release']
export type PaperKind = Static<typeof release.ReleasePaper>['kind']
export type Paper = Static<typeof release.ReleasePaper>
export type OwnHomeStay = Static<typeof home.OwnHomeStay>
export type HomeRequestKind = Static<typeof home.OwnRequest>['kind']
export type Symptom = Static<typeof care.Symptom>
export type RequestKind = Static<typeof care.RequestKind>
