import { type Instant, minuteMs } from '@bihuan/core/time/instant.ts'
import type { Tx } from '../db/sql.ts'
import { type Asking, writeEvents } from './events.ts'

/** Who sits where: the trip, the stop and the time at which they are fetched. */
export type Seat = {
  readonly transfer: string
  readonly trip: string
  readonly stop: number
  readonly pickUpAt: Instant
}

// Whoever was told a time that moves by more is told anew.
const sameTimeMs = 10 * minuteMs

const columns = (seats: readonly Seat[]) => [
  seats.map(({ transfer }) => transfer),
  seats.map(({ trip }) => trip),
  seats.map(({ stop }) => stop),
  seats.map(({ pickUpAt }) => new Date(pickUpAt).toISOString()),
]

/**
 * Gives people seats; only those who have none, or whose trip came and went without them. Of two who give one person a seat the second is told:
 * the answer is who has one now.
 */
export async function seatRiders(
  tx: Tx,
  seats: readonly Seat[],
  request: Asking,
): Promise<ReadonlySet<string>> {
  if (seats.length === 0) return new Set()
  const [ids, trips, stops, times] = columns(seats)
  const rows = await tx<{ id: string; tripId: string }[]>`
    update transfers t set trip_id = s.trip, stop_n = s.stop, pick_up_at = s.at, told_at = null, told_how = null, told_message = null,
      confirmed_at = null, not_reached_at = null, no_show_at = null, no_show_why = null, version = t.version + 1
    from unnest(${ids ?? []}::uuid[], ${trips ?? []}::uuid[], ${stops ?? []}::smallint[], ${times ?? []}::timestamptz[]) s (id, trip, stop, at)
    where t.id = s.id and t.ended_at is null and t.on_at is null
      and (t.trip_id is null or t.no_show_at is not null
        or exists (select from trips x where x.id = t.trip_id and (x.arrived_at is not null or x.cancelled_at is not null)))
    returning t.id, t.trip_id`
  await writeEvents(
    tx,
    'assigned',
    rows.map(({ id, tripId }) => ({ transfer: id, trip: tripId })),
    request,
  )
  return new Set(rows.map(({ id }) => id))
}

/** Moves the stops and times of people on a trip; whoever was told another time has to be told anew. */
export async function moveStops(tx: Tx, seats: readonly Seat[]): Promise<void> {
  if (seats.length === 0) return
  const [ids, trips, stops, times] = columns(seats)
  const moved = tx`abs(extract(epoch from t.pick_up_at - s.at)) * 1000 > ${sameTimeMs}`
  await tx`
    update transfers t set stop_n = s.stop, pick_up_at = s.at, version = t.version + 1,
      told_at = case when ${moved} then null else t.told_at end, told_how = case when ${moved} then null else t.told_how end,
      told_message = case when ${moved} then null else t.told_message end, confirmed_at = case when ${moved} then null else t.confirmed_at end
    from unnest(${ids ?? []}::uuid[], ${trips ?? []}::uuid[], ${stops ?? []}::smallint[], ${times ?? []}::timestamptz[]) s (id, trip, stop, at)
    where t.id = s.id and t.trip_id = s.trip and t.ended_at is null and t.on_at is null
      and (t.stop_n is distinct from s.stop or t.pick_up_at is distinct from s.at)`
}

/** Takes people off their trips who have not got on; gives who was taken off. */
export async function takeOffRiders(
  tx: Tx,
  transfers: readonly string[],
  request: Asking,
): Promise<{ id: string; tripId: string }[]> {
  const rows = await tx<{ id: string; tripId: string }[]>`
    with had as (select id, trip_id from transfers
      where id = any(${[...transfers]}::uuid[]) and trip_id is not null and on_at is null and ended_at is null)
    update transfers t set trip_id = null, stop_n = null, pick_up_at = null, told_at = null, told_how = null, told_message = null,
      confirmed_at = null, not_reached_at = null, version = t.version + 1
    from had where t.id = had.id and t.trip_id = had.trip_id and t.on_at is null and t.ended_at is null returning t.id, had.trip_id`
  await writeEvents(
    tx,
    'taken-off',
    rows.map(({ id, tripId }) => ({ transfer: id, trip: tripId })),
    request,
  )
  return rows
}
