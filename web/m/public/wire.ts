import type * as transparency from '@bihuan/contract/transparency.ts'
import type { Static } from 'typebox'

export type PublicLog = Static<typeof transparency.PublicLog>
export type PublicDays = Static<typeof transparency.PublicDays>
export type PublicDay = PublicDays['days'][number]
export type PublicTable = PublicDay['counts']['tables'][number]
export type Attribute = PublicTable['attribute']
export type Shown = PublicDay['counts']['total']
export type OwnOrderProof = Static<typeof transparency.OwnOrderProof>
