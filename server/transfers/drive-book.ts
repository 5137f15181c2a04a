import { DriveBook } from '@bihuan/contract/transfers.ts'
import { hourMs, isoOf } from '@bihuan/core/time/instant.ts'
import Type from 'typebox'
import { query } from '../door/query.ts'
import { leaveListTraces } from '../reads/list-traces.ts'
import { tripsWithRiders } from './trip-view.ts'

// A shift is no longer than a day; a trip that was never cleaned does not stay on a phone for ever.
const behindMs = 24 * hourMs
const aheadMs = 18 * hourMs

/** What a driver's phone keeps for the way: the trips of one's own shifts that are not over, with everybody on them, each with a trace. */
export const driveBook = query({
  name: 'trip.drive-book',
  summary: 'My trips with everybody on them, for the phone in the vehicle',
  roles: ['driver'],
  params: Type.Object({}, { additionalProperties: false }),
  outcome: DriveBook,
  people: true,
  async run(sql, _params, { now, actor, purpose, keys, anchors, city }) {
    const trips = await sql<{ id: string }[]>`
      select t.id from trips t join crew_shifts s on s.id = t.shift_id
      where (s.driver = ${actor.id} or s.escort = ${actor.id}) and t.cancelled_at is null and t.cleaned_at is null
        and t.depart_at > ${now - behindMs}::timestamptz and t.depart_at < ${now + aheadMs}::timestamptz
      order by t.depart_at, t.id limit 20`
    const ids = trips.map(({ id }) => id)
    const { views, people } = await tripsWithRiders(sql, ids, { now, keys, anchors })
    const look = { people, query: 'trip.drive-book', actor, purpose: purpose ?? '', at: now }
    await leaveListTraces(sql, look)
    return {
      now: isoOf(now),
      city,
      codeKeys: keys.codePublicKeys().map(({ id, publicKey }) => ({ id: String(id), publicKey })),
      trips: views,
    }
  },
})
