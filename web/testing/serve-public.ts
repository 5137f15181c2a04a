import { fileURLToPath } from 'node:url'
import { type CityDate, hourMs } from '@bihuan/core/time/instant.ts'
import { actorFinder } from '@bihuan/server/accounts/session.ts'
import { type DemoClock, demoClock } from '@bihuan/server/clock.ts'
import type { City } from '@bihuan/server/door/command.ts'
import { buildApp } from '@bihuan/server/http/app.ts'
import { anOrderDesk, type OrderDesk } from '@bihuan/server/orders/an-order-desk.ts'
import { appendPending } from '@bihuan/server/transparency/append-pending.ts'
import { aWitness, type TestWitness } from '@bihuan/server/transparency/testing/a-witness.ts'
import { someDays } from '@bihuan/server/transparency/testing/some-days.ts'

const webFolder = process.env.WEB_DIST ?? fileURLToPath(new URL('../dist', import.meta.url))
const names: [string, string][] = [
  ['410102', '中原区'],
  ['410103', '二七区'],
  ['410104', '管城回族区'],
  ['410106', '上街区'],
  ['410108', '惠济区'],
  ['410122', '中牟县'],
  ['410181', '巩义市'],
]

export type ServedPublic = {
  desk: OrderDesk
  city: City
  url: string
  clock: DemoClock
  witnesses: TestWitness[]
  stop(): Promise<void>
}

/** A city with orders, invented days and so many witnesses outside, behind its own pages. */
export async function servePublic(witnessNames: readonly string[]): Promise<ServedPublic> {
  const desk = await anOrderDesk()
  const { sql, city, start } = desk.city
  await sql`
    insert into areas (code, level, name, parent_code)
    select code, 'district', name, '4101' from unnest(${names.map(([code]) => code)}::text[], ${names.map(([, name]) => name)}::text[]) t (code, name)`
  const clock = demoClock(start)
  clock.set({ speed: 0 })
  const witnesses: TestWitness[] = []
  for (const name of witnessNames) witnesses.push(await aWitness(city, name, () => clock.now()))
  const { anchors } = city
  Object.assign(anchors, {
    log: {
      ...anchors.log,
      witnesses: witnesses.map(({ anchor }) => anchor),
      quorum: witnesses.length,
    },
  })
  for (const person of desk.people.slice(0, 3)) await desk.order(person)
  await someDays(city, '2022-01-05' as CityDate, [0, 7, 240, 1_900, 3_400])
  clock.set({ now: start + hourMs })
  await appendPending(city, clock.now())
  const app = await buildApp(
    { city, clock, demo: clock, findActor: actorFinder(sql, city.keys) },
    { version: 'test', webFolder, log: false },
  )
  await app.listen({ host: '127.0.0.1', port: 0 })
  const address = app.server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return {
    desk,
    city,
    url: `http://127.0.0.1:${address.port}`,
    clock,
    witnesses,
    async stop() {
      for (const witness of witnesses) witness.close()
      await app.close()
    },
  }
}
