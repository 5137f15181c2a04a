import type { TripsPlanned } from '@bihuan/contract/transfers.ts'
import { type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'
import type { Tx } from '../db/sql.ts'
import type { Request } from '../door/command.ts'
import { planFor } from './plan-trips.ts'

/**
 * Plans the journeys home of an area from a moment on, in the transaction of who releases: transfers of the kind `home` that wait, each from
 * its site, nobody before their release. Without a vehicle nobody is held: whoever wants to goes, and the rest is named as left.
 */
export const planTripsHome = (
  tx: Tx,
  { area, from, transfers }: { area: string; from: Instant; transfers?: string[] },
  request: Request,
): Promise<Static<typeof TripsPlanned>> =>
  planFor(
    tx,
    { kind: 'home', from: isoOf(from), ...(transfers === undefined ? {} : { transfers }) },
    area,
    request,
  )
