// A city with people who need rooms and sites that have some, for the tests of allocations.
import { randomUUID } from 'node:crypto'
import type { Cohort } from '@bihuan/core/isolation/cohort.ts'
import { type Needs, noNeeds } from '@bihuan/core/isolation/needs.ts'
import { hourMs } from '@bihuan/core/time/instant.ts'
import type { Actor } from '../door/actor.ts'
import { anOrderDesk, type OrderDesk } from '../orders/an-order-desk.ts'
import { openTransfers } from '../transfers/open-transfers.ts'

export type AllocationDesk = OrderDesk & {
  dispatcher: Actor
  /** An active site of a district with rooms; gives the ids of the rooms. */
  aSite(more?: {
    rooms?: number
    kind?: string
    beds?: number
    care?: string[]
    area?: string
    separates?: string
  }): Promise<{ site: string; rooms: string[] }>
  /** Somebody who waits for a room. */
  waits(
    person: string,
    more?: {
      cohort?: Cohort
      needs?: Partial<Needs>
      source?: string
      party?: string
      dueInHours?: number
    },
  ): Promise<string>
  /** The room that a transfer has now. */
  roomOf(transfer: string): Promise<string | null>
}

/** A city of so many adults in one community, with nobody placed. */
export async function anAllocationDesk(people = 30): Promise<AllocationDesk> {
  const desk = await anOrderDesk({ people })
  const { city, now } = desk
  const dispatcher = city.actor('transfer-dispatcher', '410105')
  let number = 0
  return {
    ...desk,
    dispatcher,
    async aSite({
      rooms = 5,
      kind = 'single',
      beds = 1,
      care = [],
      area = '410105',
      separates = 'room',
    } = {}) {
      const site = randomUUID()
      number += 1
      await city.sql`
        insert into isolation_sites (id, number, name, kind, place, area_code, address, lng, lat, state, care, separates, added_by, added_at)
        values (${site}, ${number}, ${`云来酒店${number}`}, 'hotel', 'centralized', ${area}, '花园路', 113.7, 34.8, 'active', ${care}, ${separates}, 'test', ${now})`
      const ids = Array.from({ length: rooms }, () => randomUUID())
      await city.sql`
        insert into rooms (id, isolation_site_id, code, floor, kind, beds, passage, ready_at)
        select id, ${site}, (300 + n)::text, 3, ${kind}, ${beds}, 'A', ${now - hourMs}::timestamptz from unnest(${ids}::uuid[]) with ordinality t (id, n)`
      return { site, rooms: ids }
    },
    async waits(
      person,
      {
        cohort = 'contact',
        needs = {},
        source = 'case 1',
        party = randomUUID(),
        dueInHours = 8,
      } = {},
    ) {
      const asked = {
        person,
        kind: 'to-site' as const,
        cohort,
        basis: 'close_contact',
        order: null,
        area: '410105001001',
        source,
        needs: { ...noNeeds, ...needs },
        dueAt: now + dueInHours * hourMs,
        party,
      }
      const request = { id: randomUUID(), now, keys: city.city.keys, actor: dispatcher }
      const [id] = await city.sql.begin((tx) => openTransfers(tx, [asked], request))
      if (!id) throw new Error('nobody waits')
      return id
    },
    async roomOf(transfer) {
      const [row] = await city.sql<{ toRoomId: string | null }[]>`
        select to_room_id from transfers where id = ${transfer}`
      return row?.toRoomId ?? null
    },
  }
}
