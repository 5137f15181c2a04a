import { nextCheckDue } from '@bihuan/core/stays/check-slots.ts'
import { type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import type { Tx } from '../db/sql.ts'
import type { Request } from '../door/command.ts'
import { derivedId } from '../door/derived-id.ts'
import { Problem } from '../door/problem.ts'
import { writeFact } from '../facts/write-fact.ts'
import { roomsEmptied } from '../isolation-sites/rooms-emptied.ts'
import { type SiteRow, siteOf } from '../isolation-sites/store.ts'
import { endTransfer } from '../transfers/open-transfers.ts'
import { checksPerDay } from './checks-per-day.ts'
import { type LeftHowWord, runningStay, type StayCohortWord, type StayRow } from './stay-rows.ts'

export type NewStay = {
  id?: string
  person: string
  site: Pick<SiteRow, 'id' | 'name' | 'areaCode'>
  room: string | null
  transfer: string | null
  order: string | null
  cohort: StayCohortWord
  basis: string
  place: string
  at: Instant
}

const factOf = (
  { person, basis, place, at }: Pick<NewStay, 'person' | 'basis' | 'place' | 'at'>,
  site: Pick<SiteRow, 'name' | 'areaCode'>,
) => ({
  kind: 'stay' as const,
  person,
  at,
  reason: basis,
  place,
  site: site.name,
  district: site.areaCode.slice(0, 6),
})

/**
 * Lets somebody in: the stay, the fact `stay` that status and excess are computed from, and the end of the transfer, together. What may
 * be unsafe about the room was asked before (room-for.ts). Gives the id of the stay.
 */
export async function checkIn(tx: Tx, stay: NewStay, request: Request): Promise<string> {
  const { person, site, room, transfer, order, cohort, basis, place, at } = stay
  const id = stay.id ?? derivedId(request.id, 'stay', person)
  const fact = `stay:${person}:${id}`
  const perDay = await checksPerDay(tx, request)
  const written = await tx`
    insert into stays (id, person_id, isolation_site_id, room_id, cohort, basis, place, order_id, transfer_id, fact_id, arrived_at, arrived_by,
      next_check_due)
    values (${id}, ${person}, ${site.id}, ${room}, ${cohort}, ${basis}, ${place}, ${order}, ${transfer}, ${fact}, ${at}, ${request.actor.id},
      ${nextCheckDue(perDay, at)})
    on conflict do nothing returning id`
  if (written.length === 0) throw new Problem('stay.already-here')
  await writeFact(tx, { id: fact, ...factOf(stay, site), until: null }, request)
  if (transfer !== null) await endTransfer(tx, transfer, 'arrived', null, request)
  return id
}

/**
 * Ends a stay: its fact is replaced by one that has an end, or taken back where it was a mistake, and a room that is empty is to be cleaned.
 * Care in hospital and release end it too. Throws stay.over where somebody was quicker.
 */
export async function leave(
  tx: Tx,
  stay: string | Pick<StayRow, 'id'>,
  how: LeftHowWord,
  at: Instant,
  request: Request,
): Promise<void> {
  const row = await runningStay(tx, typeof stay === 'string' ? stay : stay.id)
  const end = Math.max(at, row.arrivedAt + 1)
  const [left] = await tx`
    update stays set left_at = ${end}, left_how = ${how}, left_by = ${request.actor.id}, version = version + 1
    where id = ${row.id} and left_at is null returning id`
  if (!left) throw new Problem('stay.over', { at: isoOf(end) })
  const isMistake = how === 'mistake'
  await writeFact(
    tx,
    {
      id: `withdrawal:${row.factId}`,
      kind: 'withdrawal',
      person: null,
      at: request.now,
      about: row.factId,
      how: isMistake ? 'mistake' : 'replaced',
    },
    request,
  )
  const { personId: person, basis, place, arrivedAt } = row
  const site = await siteOf(tx, row.isolationSiteId)
  if (!isMistake)
    await writeFact(
      tx,
      {
        id: `${row.factId}:left`,
        ...factOf({ person, basis, place, at: arrivedAt }, site),
        until: end,
      },
      request,
    )
  if (row.roomId !== null) await roomsEmptied(tx, [row.roomId], end)
}
