import { PlanHome, PlannedHome } from '@bihuan/contract/release.ts'
import { cityInstant, hourMs, type Instant } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import { command } from '../door/command.ts'
import { openTransfers } from '../transfers/open-transfers.ts'
import { planTripsHome } from '../transfers/plan-home.ts'
import { reachOfList } from './release-list.ts'
import { releasesOf } from './releases-of.ts'
import { inArea } from './stay-rows.ts'

type Row = {
  id: string
  person: string
  basis: string
  place: string
  arrivedAt: Instant
  site: string
  homeArea: string
  hasWay: boolean
}

const dayMs = 24 * hourMs

/** Everybody who is at the sites of an area, with whether a way home was asked for since they came. */
const rowsOf = (sql: Reader, { area, site }: { area: string; site: string | undefined }) => sql<
  Row[]
>`
  select s.id, s.person_id as person, s.basis, s.place, s.arrived_at, i.id as site, b.community_code as home_area,
    exists (select from transfers t where t.person_id = s.person_id and t.asked_at >= s.arrived_at and t.ended_at is null) as has_way
  from stays s join isolation_sites i on i.id = s.isolation_site_id
  join people p on p.id = s.person_id join households h on h.id = p.household_id join buildings b on b.id = h.building_id
  where s.left_at is null and ${inArea(sql, area)} ${site === undefined ? sql`` : sql`and i.id = ${site}`}
  order by s.id`

/**
 * Asks for a way home for everybody whose release is until the end of a day; computed anew, not read from a note. Nobody is fetched before they are released: the
 * release is the earliest moment of the journey. Repeatable: whoever has a way already keeps it.
 */
export const planHomeward = command({
  name: 'release.plan-home',
  summary: 'Ask for the way home of everybody who is released until the end of a day',
  roles: ['site-manager', 'transfer-dispatcher', 'district-commander', 'city-commander'],
  input: PlanHome,
  outcome: PlannedHome,
  area: async (sql, input, request) => (await reachOfList(sql, input, request)).area,
  async run(tx, { day, buses, ...where }, request) {
    const until = cityInstant(day, '00:00') + dayMs
    const { area: reach, site } = await reachOfList(tx, where, request)
    const rows = await rowsOf(tx, { area: reach, site })
    const releases = await releasesOf(tx, rows, request)
    const due = rows.flatMap((row) => {
      const dueAt = releases.get(row.id)?.dueAt ?? null
      return dueAt !== null && dueAt <= until ? [{ ...row, dueAt }] : []
    })
    const opened = await openTransfers(
      tx,
      due
        .filter(({ hasWay }) => !hasWay)
        .map((row) => ({
          person: row.person,
          kind: 'home',
          cohort: 'cleared',
          basis: row.basis,
          order: null,
          area: row.homeArea,
          fromSite: row.site,
          dueAt: Math.max(row.dueAt, request.now),
        })),
      request,
    )
    const { length } = opened.filter((id) => id !== null)
    if (buses !== true) return { due: due.length, opened: length, trips: 0, riders: 0, left: 0 }
    const transfers = await waysHome(
      tx,
      due.map(({ person }) => person),
    )
    const from = Math.max(request.now, cityInstant(day, '00:00'))
    const plan = await planTripsHome(tx, { area: reach, from, transfers }, request)
    return {
      due: due.length,
      opened: length,
      trips: plan.trips.length,
      riders: plan.riders,
      left: plan.left.reduce((all, { people }) => all + people, 0),
    }
  },
})

/** The open ways home of some people that have no seat yet. */
async function waysHome(sql: Reader, people: readonly string[]): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select id from transfers
    where person_id = any(${[...people]}::bigint[]) and kind = 'home' and ended_at is null and trip_id is null`
  return rows.map(({ id }) => id)
}
