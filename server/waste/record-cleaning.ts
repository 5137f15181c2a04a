import { CleaningsRecorded, RecordCleaning } from '@bihuan/contract/cleanings.ts'
import { type Instant, instantOf } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'
import type { Tx } from '../db/sql.ts'
import { command } from '../door/command.ts'
import { derivedId } from '../door/derived-id.ts'
import { Problem } from '../door/problem.ts'
import { type Choice, choicesOf } from '../isolation-sites/choices.ts'
import { hadInfected } from '../isolation-sites/room-needs.ts'
import { checkWorksAt, siteOf } from '../isolation-sites/store.ts'
import { handRoles } from './roles.ts'

type Given = Static<typeof RecordCleaning>
type Room = { id: string; emptiedAt: Instant | null; isTaken: boolean; hadInfected: boolean }

/** Concentration, contact time and strip against the list of the city; a bound that the list does not have binds nobody. */
function checkMethod(given: Given, choice: Choice | undefined): void {
  if (!choice) throw new Problem('cleaning.method-unknown')
  const { low, high, unit, minutes } = choice
  const said = {
    low: String(low ?? 0),
    high: high === null ? '∞' : String(high),
    unit: unit ?? '',
  }
  const isOutside = (value: number) =>
    (low !== null && value < low) || (high !== null && value > high)
  const { concentration, contactMinutes, strip, photo } = given
  if (concentration !== undefined && isOutside(concentration))
    throw new Problem('cleaning.concentration-outside', said)
  if (minutes !== null && contactMinutes < minutes)
    throw new Problem('cleaning.too-short', { minutes: String(minutes) })
  if (strip === undefined && photo === undefined) throw new Problem('cleaning.no-proof')
  if (strip !== undefined && isOutside(strip))
    throw new Problem('cleaning.strip-outside', { strip: String(strip), ...said })
}

async function roomsToClean(tx: Tx, given: Given, at: Instant): Promise<Room[]> {
  const ids = [...new Set(given.rooms ?? [])]
  const rooms = await tx<Room[]>`
    select r.id, r.emptied_at, exists (select from stays s where s.room_id = r.id and s.left_at is null) as is_taken, ${hadInfected(tx)} as had_infected
    from rooms r where r.isolation_site_id = ${given.site} and r.id = any(${ids}::uuid[])`
  if (rooms.length !== ids.length) throw new Problem('isolation-site.room-unknown')
  if (given.kind === 'routine') return rooms
  const taken = rooms.filter(({ isTaken }) => isTaken)
  if (taken.length > 0) throw new Problem('cleaning.people-inside', { rooms: String(taken.length) })
  if (rooms.some(({ emptiedAt }) => emptiedAt !== null && emptiedAt > at))
    throw new Problem('cleaning.in-the-future')
  const infected = rooms.filter((room) => room.hadInfected)
  if (given.kind === 'turnover' && infected.length > 0)
    throw new Problem('cleaning.terminal-needed', { rooms: String(infected.length) })
  return rooms
}

/**
 * Records a disinfection of rooms or of a zone with its proof. After a turnover its rooms are ready again; a terminal one is checked by a
 * second person first, and a routine one changes nothing.
 */
export const recordCleaning = command({
  name: 'cleaning.record',
  summary: 'Record a disinfection with its proof',
  roles: handRoles,
  input: RecordCleaning,
  outcome: CleaningsRecorded,
  area: async (sql, { site }) => (await siteOf(sql, site)).areaCode,
  async run(tx, given, request) {
    const { id, now, actor } = request
    const { site, kind, zone } = given
    checkWorksAt(actor, await siteOf(tx, site))
    if ((given.rooms === undefined) === (zone === undefined))
      throw new Problem('cleaning.nothing-named')
    const at = given.at === undefined ? now : instantOf(given.at)
    if (at > now) throw new Problem('cleaning.in-the-future')
    const choice = (await choicesOf(tx, 'disinfectant')).find(({ code }) => code === given.method)
    checkMethod(given, choice)
    const rooms = zone === undefined ? await roomsToClean(tx, given, at) : []
    const lines: { room: string | null; emptiedAt: Instant | null }[] =
      zone === undefined
        ? rooms.map((room) => ({
            room: room.id,
            emptiedAt: kind === 'routine' ? null : room.emptiedAt,
          }))
        : [{ room: null, emptiedAt: null }]
    const cleanings = lines.map(({ room }) => derivedId(id, 'cleaning', room ?? zone ?? ''))
    await tx`
      insert into cleanings (id, isolation_site_id, room_id, zone, kind, method, concentration, unit, contact_minutes, strip, photo_digest,
        emptied_at, done_at, done_by, recorded_at)
      select g.id, ${site}, g.room, ${zone ?? null}, ${kind}, ${given.method}, ${given.concentration ?? null}, ${choice?.unit ?? null},
        ${given.contactMinutes}, ${given.strip ?? null}, ${given.photo ?? null}, g.emptied, ${at}, ${actor.id}, ${now}
      from unnest(${cleanings}::uuid[], ${lines.map(({ room }) => room)}::uuid[], ${lines.map(({ emptiedAt }) => emptiedAt)}::timestamptz[])
        as g (id, room, emptied)`
    const ready =
      kind === 'turnover'
        ? await tx`
            update rooms set ready_at = ${now} where id = any(${rooms.map((room) => room.id)}::uuid[]) and ready_at is null
              and not exists (select from stays s where s.room_id = rooms.id and s.left_at is null) returning id`
        : []
    return {
      cleanings,
      ready: ready.length,
      toBeChecked: kind === 'terminal' ? rooms.length : 0,
    }
  },
})
