import {
  NoteReached,
  RidersMoved,
  RidersTold,
  TellRiders,
  TellTrips,
  type TellWay,
} from '@bihuan/contract/transfers.ts'
import { cityIsoOf, type Instant } from '@bihuan/core/time/instant.ts'
import type { Tx } from '../db/sql.ts'
import { command, type Request } from '../door/command.ts'
import { derivedId } from '../door/derived-id.ts'
import { Problem } from '../door/problem.ts'
import { writeEvents } from './events.ts'
import { overOrders } from './over-orders.ts'
import {
  deskRoles,
  happenedAt,
  reaches,
  type TransferRecord,
  transfersOf,
  tripsOf,
} from './store.ts'

type Errors = { transfer: string; code: string }[]

/** The city's time as a text for a phone says it, in figures that every language reads. */
const clockOf = (at: Instant): string => cityIsoOf(at).slice(5, 16).replace('T', ' ')

/** What a phone is told: the hour, and that the page says the rest. Others may see its screen. */
export const pickUpText = (at: Instant): string =>
  `【疫情防控】您的接送时间：${clockOf(at)}。请打开居民页面查看并确认，或致电社区。 You will be fetched at ${clockOf(at)}: see your page and confirm.`

function tellFault(one: TransferRecord | undefined, over: ReadonlySet<string>, { actor }: Request) {
  if (!one) return 'transfer.unknown'
  if (!reaches(actor, one.areaCode)) return 'access.area-is-not-yours'
  if (one.endedAt !== null) return 'transfer.over'
  if (one.onAt !== null) return 'transfer.on-board'
  if (one.orderId !== null && over.has(one.orderId)) return 'transfer.order-is-over'
  return one.tripId === null || one.pickUpAt === null ? 'transfer.not-on-a-trip' : null
}

/** Queues a text for everybody with a phone on record, in the transaction that notes it; gives to whom. */
async function sendTexts(tx: Tx, riders: readonly TransferRecord[], { id, now, keys }: Request) {
  const texts = riders.map(({ pickUpAt }) =>
    keys.sealFor('messages', now, pickUpText(pickUpAt ?? now)).toString('base64'),
  )
  const rows = await tx<{ id: string }[]>`
    insert into messages (id, phone_cipher, text_cipher, written_at, useless_at, next_try_at)
    select t.message, p.phone_cipher, decode(t.words, 'base64'), ${now}::timestamptz, now() + interval '1 day', now()
    from unnest(${riders.map((one) => derivedId('pick-up', id, one.id))}::uuid[], ${riders.map(({ personId }) => personId)}::bigint[],
      ${texts}::text[]) t (message, person, words)
    join people p on p.id = t.person where p.phone_cipher is not null
    on conflict (id) do nothing returning id`
  return new Set(rows.map((row) => row.id))
}

/** Tells riders their time: by text where there is a phone, or as it was done by hand. Who has no phone is named, so that somebody goes there. */
export async function tell(
  tx: Tx,
  ids: readonly string[],
  how: TellWay,
  at: Instant,
  request: Request,
): Promise<{ told: string[]; noPhone: string[]; errors: Errors }> {
  const rows = new Map((await transfersOf(tx, ids)).map((one) => [one.id, one]))
  const over = await overOrders(
    tx,
    request.anchors,
    [...rows.values()].map(({ orderId }) => orderId),
    request.now,
  )
  const errors: Errors = []
  const good: TransferRecord[] = []
  for (const id of new Set(ids)) {
    const one = rows.get(id)
    const code = tellFault(one, over, request)
    if (code !== null || !one) errors.push({ transfer: id, code: code ?? 'transfer.unknown' })
    else good.push(one)
  }
  const messageOf = (id: string) => derivedId('pick-up', request.id, id)
  const sent = how === 'text' ? await sendTexts(tx, good, request) : null
  const reached = good.filter(({ id }) => sent === null || sent.has(messageOf(id)))
  await tx`
    update transfers t set told_at = ${at}, told_how = ${how}, told_message = x.message, not_reached_at = null, version = t.version + 1
    from unnest(${reached.map(({ id }) => id)}::uuid[], ${reached.map(({ id }) => (sent ? messageOf(id) : null))}::uuid[]) x (id, message)
    where t.id = x.id and t.ended_at is null and t.on_at is null`
  await writeEvents(
    tx,
    'told',
    reached.map(({ id, tripId }) => ({ transfer: id, trip: tripId, why: how })),
    request,
    at,
  )
  return {
    told: reached.map(({ id }) => id),
    noPhone: good.filter((one) => !reached.includes(one)).map(({ id }) => id),
    errors,
  }
}

/** Tells people the time at which they are fetched. Grid workers note what they told at the door. */
export const tellRiders = command({
  name: 'transfer.tell',
  summary: 'Tell people when they are fetched',
  roles: [...deskRoles, 'grid-worker'],
  input: TellRiders,
  outcome: RidersTold,
  area: (_sql, _input, { actor }) => actor.areaCode,
  run: (tx, { transfers, how = 'text', at }, request) =>
    tell(tx, transfers, how, happenedAt(at, request.now), request),
})

/** Tells everybody on some trips who was not told yet. */
export const tellTrips = command({
  name: 'trip.tell',
  summary: 'Tell everybody on these trips when they are fetched',
  roles: deskRoles,
  input: TellTrips,
  outcome: RidersTold,
  area: (_sql, _input, { actor }) => actor.areaCode,
  async run(tx, { trips }, request) {
    const known = await tripsOf(tx, trips)
    if (known.length < new Set(trips).size) throw new Problem('trip.unknown')
    const riders = await tx<{ id: string }[]>`
      select id from transfers where trip_id = any(${trips}::uuid[]) and ended_at is null and on_at is null and told_at is null and no_show_at is null`
    return tell(
      tx,
      riders.map(({ id }) => id),
      'text',
      request.now,
      request,
    )
  },
})

/** What somebody who called or knocked heard: that they come, or that nobody answered. */
export const noteReached = command({
  name: 'transfer.note-reached',
  summary: 'Note who confirmed and who could not be reached',
  roles: [...deskRoles, 'grid-worker', 'driver'],
  input: NoteReached,
  outcome: RidersMoved,
  area: (_sql, _input, { actor }) => actor.areaCode,
  async run(tx, { transfers, heard, at }, request) {
    const moment = happenedAt(at, request.now)
    const rows = new Map((await transfersOf(tx, transfers)).map((one) => [one.id, one]))
    const errors: Errors = []
    const good: string[] = []
    for (const id of new Set(transfers)) {
      const one = rows.get(id)
      const code = !one
        ? 'transfer.unknown'
        : !reaches(request.actor, one.areaCode)
          ? 'access.area-is-not-yours'
          : one.endedAt !== null
            ? 'transfer.over'
            : one.toldAt === null && heard === 'confirmed'
              ? 'transfer.not-told'
              : null
      if (code === null) good.push(id)
      else errors.push({ transfer: id, code })
    }
    const moved = await tx<{ id: string; tripId: string | null }[]>`
      update transfers set version = version + 1,
        confirmed_at = ${heard === 'confirmed' ? moment : null},
        not_reached_at = ${heard === 'confirmed' ? null : moment}
      where id = any(${good}::uuid[]) and ended_at is null returning id, trip_id`
    await writeEvents(
      tx,
      heard,
      moved.map(({ id, tripId }) => ({ transfer: id, trip: tripId })),
      request,
      moment,
    )
    return { moved: moved.map(({ id }) => id), errors }
  },
})
