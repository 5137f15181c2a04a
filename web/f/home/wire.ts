import type * as contract from '@bihuan/contract/home-isolation.ts'
import type { Static } from 'typebox'

export type HomeStayRow = Static<typeof contract.HomeStayRow>
export type HomeStays = Static<typeof contract.HomeStays>
export type HomeStayView = Static<typeof contract.HomeStayView>
export type DoorState = NonNullable<HomeStayRow['lastState']>
export type RequestKind = HomeStayView['requests'][number]['kind']
export type Must = 'sealed' | 'alone' | 'sampled'
