import { instantOf } from '@bihuan/core/time/instant.ts'
import type { Waiter } from '@bihuan/core/transfers/plan.ts'
import type { Reader } from '../db/sql.ts'
import { doorPlaces, sitePlaces } from './places.ts'
import { needsOf } from './row-view.ts'
import { sharedSite, type TransferRecord } from './store.ts'

const momentOf = (text: string | null | undefined) =>
  text == null || Number.isNaN(Date.parse(text)) ? null : instantOf(text)

/** Transfers as the planner takes them; those without a site to go to, or from, are missing. */
export async function waitersOf(
  sql: Reader,
  transfers: readonly TransferRecord[],
): Promise<Waiter[]> {
  const sites = await sitePlaces(
    sql,
    transfers.flatMap(({ fromSiteId, toSiteId }) => [fromSiteId, toSiteId]),
  )
  const doors = await doorPlaces(
    sql,
    transfers.map(({ id }) => id),
  )
  return transfers.flatMap((one): Waiter[] => {
    const site = sharedSite(one)
    const sitePlace = site === null ? undefined : sites.get(site)
    const home = doors.get(one.id)
    const door = one.kind !== 'home' && one.fromSiteId !== null ? sites.get(one.fromSiteId) : home
    if (site === null || !sitePlace || !door) return []
    const { care, luggage, pets, dialysisAt } = needsOf(one.needs)
    return [
      {
        id: one.id,
        cohort: one.cohort,
        party: one.partyId,
        source: one.source,
        kind: one.kind,
        site,
        sitePlace,
        door,
        dueAt: one.dueAt,
        care,
        luggage,
        pets,
        dialysisAt: momentOf(dialysisAt),
      },
    ]
  })
}
