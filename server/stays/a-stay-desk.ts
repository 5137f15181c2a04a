// A city with officers, an adopted pack and an isolation site of some rooms, for the tests of stays.
import { randomUUID } from 'node:crypto'
import type { Actor } from '../door/actor.ts'
import { anOrderDesk, type OrderDesk } from '../orders/an-order-desk.ts'
import { checkInPerson } from './check-in.ts'

export type StayDesk = OrderDesk & {
  site: string
  /** Rooms by their code: 201 to 206, of one bed, and the family room 210 of four. */
  rooms: ReadonlyMap<string, string>
  room(code: string): string
  manager: Actor
  worker: Actor
  /** Lets a person in; gives the stay. */
  arrive(person: string, code: string | null, more?: object, at?: number): Promise<string>
}

export const siteNumber = 7

/** A city of so many people in one community, with an active isolation site whose rooms are clean. */
export async function aStayDesk(people = 40): Promise<StayDesk> {
  const desk = await anOrderDesk({ people })
  const { city, now } = desk
  const site = randomUUID()
  await city.sql`
    insert into isolation_sites (id, number, name, kind, place, area_code, address, state, added_by, added_at)
    values (${site}, ${siteNumber}, '云来酒店', 'hotel', 'centralized', '410105001', '经三路1号', 'active', 'test', ${now})`
  const codes = ['201', '202', '203', '204', '205', '206', '210']
  const rooms = new Map(codes.map((code) => [code, randomUUID()]))
  await city.sql`
    insert into rooms (id, isolation_site_id, code, floor, kind, beds, ready_at)
    select g.id, ${site}, g.code, 2, case when g.code = '210' then 'family' else 'single' end, case when g.code = '210' then 4 else 1 end,
      ${now - 1}::timestamptz
    from unnest(${[...rooms.values()]}::uuid[], ${codes}::text[]) g (id, code)`
  const unit = `isolation-site:${siteNumber}`
  const manager = city.actor('site-manager', '410105', unit)
  const worker = city.actor('site-worker', '410105', unit)
  const room = (code: string): string => {
    const id = rooms.get(code)
    if (id === undefined) throw new Error(`no room ${code}`)
    return id
  }
  return {
    ...desk,
    site,
    rooms,
    room,
    manager,
    worker,
    async arrive(person, code, more = {}, at = now) {
      const input = {
        site,
        stay: randomUUID(),
        who: { person },
        room: code === null ? null : room(code),
      }
      const { stay } = await city.run(checkInPerson, worker, { ...input, ...more } as never, at)
      return stay
    },
  }
}
