// A city with an isolation site, people who stay there and people on the way, for the tests of what hands hold.
import { randomUUID } from 'node:crypto'
import { syntheticIdentity } from '@bihuan/core/identity/synthetic.ts'
import { noNeeds } from '@bihuan/core/isolation/needs.ts'
import { hourMs, type Instant, minuteMs } from '@bihuan/core/time/instant.ts'
import { createAccount } from '../accounts/create-account.ts'
import type { Actor } from '../door/actor.ts'
import { anOrderDesk, type OrderDesk } from '../orders/an-order-desk.ts'

export type Staying = {
  room?: string | null
  ago?: number
  transfer?: string | null
  order?: string | null
}
export type Coming = { needs?: object; room?: string | null; order?: string | null; party?: string }

export type IsolationDesk = OrderDesk & {
  site: string
  /** The room of a code: `201` to `204`, `301` to `304` and so on, a family room at the end of each floor. */
  room(code: string): string
  /** Whoever works at the site with a tablet. */
  worker: Actor
  manager: Actor
  /** Puts somebody into a room `ago` hours before, with the fact that a stay has; gives the stay. */
  stay(person: string, more?: Staying): Promise<string>
  /** Somebody on the way to the site; gives the transfer. */
  coming(person: string, more?: Coming): Promise<string>
  /** The number of the document of the n-th person (from 0); of those without one ''. */
  document(n: number): string
}

const floors = [2, 3, 4]
const perFloor = 4
const documented = 30

/** The desk of the orders with one active isolation site (number 7), its rooms on three floors, and its staff as demo accounts. */
export async function anIsolationDesk({ people = 60 } = {}): Promise<IsolationDesk> {
  const desk = await anOrderDesk({ people })
  const { city } = desk
  const { sql } = city
  const { keys } = city.city
  const site = randomUUID()
  const rooms = new Map<string, string>()
  await sql`
    insert into isolation_sites (id, number, name, kind, place, area_code, address, state, languages, diets, care, added_by, added_at)
    values (${site}, 7, '云来酒店隔离点', 'hotel', 'centralized', '410105001', '经八路7号', 'active', '{zh}', '{halal,vegetarian}', '{infant,wheelchair}',
      'test', ${city.start})`
  for (const floor of floors)
    for (let n = 1; n <= perFloor; n += 1) {
      const code = `${floor}0${n}`
      rooms.set(code, randomUUID())
      const isFamily = n === perFloor
      await sql`
        insert into rooms (id, isolation_site_id, code, floor, kind, beds, ready_at)
        values (${rooms.get(code) ?? ''}, ${site}, ${code}, ${floor}, ${isFamily ? 'family' : 'single'}, ${isFamily ? 3 : 1}, ${city.start})`
    }
  const numbers = desk.people.slice(0, documented).map((_, n) => syntheticIdentity(n + 1).number)
  for (const [n, number] of numbers.entries())
    await sql`
      insert into documents (number_hash, person_id, kind, country, number_cipher)
      values (${keys.documentHash('resident-id', 'CHN', number)}, ${desk.people[n] ?? ''}, 'resident-id', 'CHN', ${keys.seal(number)})
      on conflict do nothing`
  const staff = [
    ['site-worker', '赵护士', 'site-worker', '410105001', 'isolation-site:7'],
    ['site-manager', '钱点长', 'site-manager', '410105001', 'isolation-site:7'],
  ] as const
  for (const [signInName, displayName, role, areaCode, unit] of staff)
    await city.run(createAccount, city.actor('administrator'), {
      ...{ signInName, displayName, role, areaCode, unit },
      isDemo: true,
    })
  return {
    ...desk,
    site,
    room: (code) => rooms.get(code) ?? '',
    worker: city.actor('site-worker', '410105001', 'isolation-site:7'),
    manager: city.actor('site-manager', '410105001', 'isolation-site:7'),
    document: (n) => numbers[n] ?? '',
    async stay(person, { room = null, ago = 20, transfer = null, order = null } = {}) {
      const id = randomUUID()
      const at: Instant = city.start - ago * hourMs
      const fact = `stay:${person}:${id}`
      // An order has opened a transfer, which ends with the arrival.
      await sql`
        update transfers set ended_at = ${city.start}, ended_why = 'arrived' where person_id = ${person} and ended_at is null`
      await sql`
        insert into facts (id, kind, person_id, reason, place, site, district, at, known_at, recorded_by)
        values (${fact}, 'stay', ${person}, 'close_contact', 'centralized', 'isolation-site:7', '410105', ${at}, ${at}, 'test')`
      await sql`
        insert into stays (id, person_id, isolation_site_id, room_id, cohort, basis, place, order_id, transfer_id, fact_id, arrived_at, arrived_by)
        values (${id}, ${person}, ${site}, ${room === null ? null : (rooms.get(room) ?? null)}, 'contact', ${order === null ? 'waiting' : 'close_contact'},
          'centralized', ${order}, ${transfer}, ${fact}, ${at}, 'test')`
      return id
    },
    async coming(person, { needs = {}, room = null, order = null, party = randomUUID() } = {}) {
      const sealed = JSON.stringify(keys.sealedJson('facts', city.start, { ...noNeeds, ...needs }))
      const given = room === null ? null : (rooms.get(room) ?? null)
      const pickUp = city.start + 40 * minuteMs
      // Where an order has opened one already, that is the one.
      const [open] = await sql<{ id: string }[]>`
        update transfers set to_site_id = ${site}, to_room_id = ${given}, assigned_at = ${city.start}, party_id = ${party},
          needs = ${sealed}::text::jsonb, pick_up_at = ${pickUp}
        where person_id = ${person} and ended_at is null returning id`
      if (open) return open.id
      const id = randomUUID()
      await sql`
        insert into transfers (id, person_id, kind, cohort, basis, order_id, party_id, area_code, to_site_id, to_room_id, assigned_at, needs, asked_at,
          due_at, pick_up_at)
        values (${id}, ${person}, 'to-site', 'contact', 'close_contact', ${order}, ${party}, '410105001', ${site}, ${given}, ${city.start},
          ${sealed}::text::jsonb, ${city.start - hourMs}, ${city.start + 7 * hourMs}, ${pickUp})`
      return id
    },
  }
}
