// A city with officers, an isolation site and two vehicles with drivers, for the tests of transfers.
import { randomUUID } from 'node:crypto'
import type { Cohort } from '@bihuan/core/isolation/cohort.ts'
import { noNeeds } from '@bihuan/core/isolation/needs.ts'
import { hourMs, isoOf } from '@bihuan/core/time/instant.ts'
import type { Actor } from '../door/actor.ts'
import { anOrderDesk, type OrderDesk } from '../orders/an-order-desk.ts'
import { openTransfers } from './open-transfers.ts'
import { planShift } from './shifts.ts'
import { addVehicle } from './vehicles.ts'

export type TransferDesk = OrderDesk & {
  dispatcher: Actor
  driver: Actor
  other: Actor
  /** An active site with single rooms. */
  site: string
  rooms: string[]
  /** A coach of twenty, and a car of three with a place for a wheelchair. */
  coach: string
  car: string
  /** Somebody who waits with a room at the site. */
  waits(
    person: string,
    more?: {
      cohort?: Cohort
      source?: string | null
      site?: string | null
      order?: string | null
      party?: string
    },
  ): Promise<string>
}

/** A city of so many people in one community, in which people can be moved. */
export async function aTransferDesk(people = 40): Promise<TransferDesk> {
  const desk = await anOrderDesk({ people })
  const { city, now } = desk
  const dispatcher = city.actor('transfer-dispatcher', '410105')
  const [driver, other] = await Promise.all(['one', 'two'].map((unit) => driverOf(city, unit)))
  if (!driver || !other) throw new Error('two drivers')
  const site = randomUUID()
  await city.sql`
    insert into isolation_sites (id, number, name, kind, place, area_code, address, lng, lat, state, added_by, added_at)
    values (${site}, 7, '云来酒店', 'hotel', 'centralized', '410105', '花园路7号', 113.7, 34.8, 'active', 'test', ${now})`
  const rooms = Array.from({ length: 30 }, () => randomUUID())
  await city.sql`
    insert into rooms (id, isolation_site_id, code, floor, kind, beds, ready_at)
    select id, ${site}, (300 + n)::text, 3, 'single', 1, ${now}::timestamptz from unnest(${rooms}::uuid[]) with ordinality t (id, n)`
  const vehicle = async (plate: string, seats: number, wheelchairPlaces: number, who: Actor) => {
    const it = await city.run(addVehicle, dispatcher, {
      plate,
      kind: 'coach',
      seats,
      wheelchairPlaces,
      childSeats: 2,
      stretchers: 0,
      negativePressure: false,
      area: '410105',
    })
    const shift = {
      vehicle: it.vehicle,
      driver: who.id,
      from: isoOf(now - hourMs),
      until: isoOf(now + 12 * hourMs),
    }
    await city.run(planShift, dispatcher, shift)
    return it.vehicle
  }
  const coach = await vehicle('豫A·00001', 20, 0, driver)
  const car = await vehicle('豫A00002', 3, 1, other)
  let room = 0
  return {
    ...desk,
    dispatcher,
    driver,
    other,
    site,
    rooms,
    coach,
    car,
    async waits(
      person,
      { cohort = 'contact', source = 'case 1', site: to = site, order = null, party } = {},
    ) {
      const asked = {
        person,
        kind: 'to-site' as const,
        cohort,
        basis: 'close_contact',
        order,
        area: '410105001001',
        source,
        needs: noNeeds,
        dueAt: now + 8 * hourMs,
        ...(party === undefined ? {} : { party }),
      }
      const request = { id: randomUUID(), now, keys: city.city.keys, actor: dispatcher }
      const [id] = await city.sql.begin((tx) => openTransfers(tx, [asked], request))
      if (!id) throw new Error('nobody waits')
      room += 1
      if (to !== null)
        await city.sql`
          update transfers set to_site_id = ${to}, to_room_id = ${rooms[room] ?? null}, assigned_at = ${now} where id = ${id}`
      return id
    },
  }
}

async function driverOf(city: OrderDesk['city'], unit: string): Promise<Actor> {
  const driver = city.actor('driver', '410105', unit)
  await city.sql`
    insert into accounts (id, sign_in_name, display_name, role, area_code, unit, created_at)
    values (${driver.id}, ${driver.id}, ${`司机${unit}`}, 'driver', '410105', ${unit}, ${city.start})`
  return driver
}
