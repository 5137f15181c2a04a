import { TripParams, Trips, TripsParams, TripView } from '@bihuan/contract/transfers.ts'
import { cityDateOf, isoOf } from '@bihuan/core/time/instant.ts'
import { Problem } from '../door/problem.ts'
import { query } from '../door/query.ts'
import { leaveListTraces } from '../reads/list-traces.ts'
import { areaInReach } from '../rounds/store.ts'
import { cursorOf, deskRoles, inArea, reaches, seeingRoles, tripOf } from './store.ts'
import { linesOf, tripRow, tripsWithRiders } from './trip-view.ts'

const shownUnlessAsked = 200

/** The trips of a day, the earliest first, with their seats; nobody is named. */
export const tripList = query({
  name: 'trip.list',
  summary: 'The trips of a day',
  roles: seeingRoles,
  params: TripsParams,
  outcome: Trips,
  async run(sql, params, { now, actor }) {
    const area = areaInReach(actor, params.area)
    const limit = params.limit ?? shownUnlessAsked
    const [at, id] = cursorOf(params.after)
    const rows = await linesOf(
      sql,
      sql`select t.id, row_number() over (order by t.depart_at, t.id) as n from trips t
        where t.day = ${params.day ?? cityDateOf(now)}::date and ${inArea(sql, area)} and (t.depart_at, t.id) > (${at}::timestamptz, ${id}::uuid)
        order by t.depart_at, t.id limit ${limit + 1}`,
    )
    const page = rows.slice(0, limit)
    const last = page.at(-1)
    return {
      now: isoOf(now),
      trips: page.map(tripRow),
      next: rows.length > limit && last ? `${isoOf(last.departAt)}~${last.id}` : null,
    }
  },
})

/** One trip with everybody on it: names, phones and addresses in full, with a trace of each. */
export const showTrip = query({
  name: 'trip.show',
  summary: 'One trip with everybody on it',
  roles: deskRoles,
  params: TripParams,
  outcome: TripView,
  people: true,
  async run(sql, { trip }, { now, actor, purpose, keys, anchors }) {
    const { areaCode } = await tripOf(sql, trip)
    if (!reaches(actor, areaCode))
      throw new Problem('access.area-is-not-yours', { area: areaCode, own: actor.areaCode })
    const { views, people } = await tripsWithRiders(sql, [trip], { now, keys, anchors })
    const look = { people, query: 'trip.show', actor, purpose: purpose ?? '', at: now }
    await leaveListTraces(sql, look)
    const [view] = views
    if (!view) throw new Problem('trip.unknown')
    return view
  },
})
