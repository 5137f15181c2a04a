import { BoardParams, RoomBoard, type RoomState } from '@bihuan/contract/stays.ts'
import { cityDateOf, cityInstant, hourMs, type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import { query } from '../door/query.ts'
import { leaveListTraces } from '../reads/list-traces.ts'
import { checkReads } from './check-reads.ts'
import { checksPerDay } from './checks-per-day.ts'
import { guestsOf } from './guests.ts'
import { siteReaders } from './roles.ts'

type Room = {
  room: string
  code: string
  floor: number
  kind: string
  beds: number
  readyAt: Instant | null
  outSince: Instant | null
  outBecause: string | null
  expected: number
}

const stateOfRoom = (room: Room, taken: number, now: Instant): RoomState => {
  if (taken >= room.beds) return 'full'
  if (taken > 0) return 'taken'
  if (room.outSince !== null) return 'out'
  if (room.readyAt === null || room.readyAt > now) return 'cleaning'
  return room.expected > 0 ? 'expected' : 'free'
}

/** A site by floor and room, with who is in each: names masked, alarm, test of today, release tomorrow, cleaning. */
export const roomBoard = query({
  name: 'stay.board',
  summary: 'The room board of an isolation site',
  roles: siteReaders,
  params: BoardParams,
  outcome: RoomBoard,
  people: true,
  async run(sql, { site: id }, question) {
    const { now, actor, purpose } = question
    const site = await checkReads(sql, id, actor)
    const guests = await guestsOf(sql, id, { now, perDay: await checksPerDay(sql, question) })
    const rooms = await sql<Room[]>`
      select r.id as room, r.code, r.floor, r.kind, r.beds, r.ready_at, r.out_since, r.out_because,
        (select count(*)::int from transfers t where t.to_room_id = r.id and t.ended_at is null) as expected
      from rooms r where r.isolation_site_id = ${id} order by r.floor, r.code`
    const [count] = await sql<{ n: number }[]>`
      select count(*)::int as n from transfers t where t.to_site_id = ${id} and t.ended_at is null`
    await leaveListTraces(sql, {
      people: guests.map(({ person }) => person),
      query: 'stay.board',
      actor,
      purpose: purpose ?? '',
      at: now,
    })
    const inRoom = Map.groupBy(guests, ({ room }) => room)
    const tomorrow = cityInstant(cityDateOf(now), '00:00') + 24 * hourMs
    const shown = rooms.map(({ readyAt: _, outSince: __, ...room }, n) => {
      const here = inRoom.get(room.room) ?? []
      const row = rooms[n]
      return {
        ...room,
        state: row ? stateOfRoom(row, here.length, now) : ('out' as const),
        guests: here,
      }
    })
    return {
      now: isoOf(now),
      site: id,
      number: site.number,
      name: site.name,
      state: site.state,
      place: site.place,
      beds: rooms.reduce((sum, { beds }) => sum + beds, 0),
      taken: guests.length,
      freeRooms: shown.filter(({ state }) => state === 'free').length,
      expectedToday: count?.n ?? 0,
      leavingTomorrow: guests.filter(
        ({ releaseDue }) =>
          releaseDue !== null &&
          Date.parse(releaseDue) >= tomorrow &&
          Date.parse(releaseDue) < tomorrow + 24 * hourMs,
      ).length,
      rooms: shown,
      waiting: guests.filter(({ room, atHospital }) => room === null && !atHospital),
    }
  },
})
