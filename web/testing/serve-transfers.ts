import { fileURLToPath } from 'node:url'
import { minuteMs } from '@bihuan/core/time/instant.ts'
import { actorFinder } from '@bihuan/server/accounts/session.ts'
import { demoClock } from '@bihuan/server/clock.ts'
import { buildApp } from '@bihuan/server/http/app.ts'
import { signedCode } from '@bihuan/server/residents/sign-code.ts'
import { aTransferDesk } from '@bihuan/server/transfers/a-transfer-desk.ts'

const webFolder = process.env.WEB_DIST ?? fileURLToPath(new URL('../dist', import.meta.url))

/**
 * The real server on a district with one active isolation site and two vehicles with crews; demo accounts `dispatcher`, `driver-one` (the coach)
 * and `driver-two` (the car). Nobody waits yet: a test has people wait by signed orders.
 */
export async function serveTransfers() {
  const desk = await aTransferDesk(60)
  const { city, people } = desk
  const { sql } = city
  await sql`
    insert into accounts (id, sign_in_name, display_name, role, area_code, unit, is_demo, created_at)
    values ('dispatcher', 'dispatcher', '郑调度', 'transfer-dispatcher', '410105', 'transfer', true, ${city.start})`
  await sql`update accounts set is_demo = true where role = 'driver'`
  await sql`update people set phone_cipher = ${city.city.keys.seal('13900000000')} where id = any(${people.slice(0, 40)}::bigint[])`
  const clock = demoClock(city.start)
  const app = await buildApp(
    { city: city.city, clock, demo: clock, findActor: actorFinder(sql, city.city.keys) },
    { version: 'test', webFolder, log: false },
  )
  await app.listen({ host: '127.0.0.1', port: 0 })
  const address = app.server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  let room = 0
  return {
    desk,
    clock,
    url: `http://127.0.0.1:${address.port}`,
    stop: () => app.close(),
    /** Somebody whom a signed order isolates, with a room at the site; gives the transfer. */
    async ordered(person: string): Promise<string> {
      const order = await desk.order(person)
      room += 1
      const [row] = await sql<{ id: string }[]>`
        update transfers set to_site_id = ${desk.site}, to_room_id = ${desk.rooms[room] ?? null}, assigned_at = ${city.start}
        where order_id = ${order} returning id`
      return row?.id ?? ''
    },
    /** The code that a person holds before a scanner, and their name. */
    async codeOf(person: string): Promise<{ code: string; name: string }> {
      const [row] = await sql<{ name: string }[]>`select name from people where id = ${person}`
      const name = row?.name ?? ''
      const who = { person, name, form: 'screen' as const, documentSeen: true }
      return { name, code: signedCode(who, city.city.keys, clock.now()).text }
    },
    pass(minutes: number) {
      clock.set({ now: clock.now() + minutes * minuteMs })
    },
  }
}
