import { randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { hourMs, minuteMs } from '@bihuan/core/time/instant.ts'
import { actorFinder } from '@bihuan/server/accounts/session.ts'
import { demoClock } from '@bihuan/server/clock.ts'
import { buildApp } from '@bihuan/server/http/app.ts'
import { anIsolationDesk } from '@bihuan/server/site-book/an-isolation-desk.ts'

const webFolder = process.env.WEB_DIST ?? fileURLToPath(new URL('../dist', import.meta.url))

/**
 * The real server on a district with one active isolation site (number 7, twelve rooms on floors 2 to 4, demo accounts `site-worker` and
 * `site-manager`). By order in force: a mother (`mother`) with her `child`, whose proxy she is, in the family room 204, and three others in
 * 201, 202 and 301; on the way, told of the time, a father with his child (`comers`), whose proxy he is, who share room 304. Everybody else of `desk.people` is free for a test.
 */
export async function serveIsolation() {
  const desk = await anIsolationDesk({ people: 80 })
  const { city, people } = desk
  const { sql } = city
  const [mother = '', child = '', one = '', two = '', three = '', father = '', son = ''] = people
  const stays = new Map<string, string>()
  for (const [person, room] of [
    [mother, '204'],
    [child, '204'],
    [one, '201'],
    [two, '202'],
    [three, '301'],
  ] as const)
    stays.set(person, await desk.stay(person, { room, order: await desk.order(person), ago: 0 }))
  const party = randomUUID()
  const needs = { diets: ['vegetarian'], luggage: 2 }
  for (const person of [father, son])
    await desk.coming(person, { needs, room: '304', order: await desk.order(person), party })
  await sql`
    update transfers set told_at = ${city.start}, told_how = 'app' where person_id = any(${[father, son]}::bigint[]) and ended_at is null`
  await sql`update people set born_on = '2016-05-20' where id = any(${[child, son]}::bigint[])`
  for (const [cared, proxy] of [
    [child, mother],
    [son, father],
  ] as const)
    await sql`
    insert into proxies (id, person_id, proxy_person_id, relation, slot, consented_at, until_at)
    values (${randomUUID()}, ${cared}, ${proxy}, 'child', 1, ${desk.now}, ${desk.now + 90 * 24 * hourMs})`
  const clock = demoClock(city.start)
  const app = await buildApp(
    { city: city.city, clock, demo: clock, findActor: actorFinder(sql, city.city.keys) },
    { version: 'test', webFolder, log: false },
  )
  await app.listen({ host: '127.0.0.1', port: 0 })
  const address = app.server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return {
    desk,
    mother,
    child,
    comers: [father, son] as const,
    stayOf: (person: string) => stays.get(person) ?? '',
    clock,
    url: `http://127.0.0.1:${address.port}`,
    stop: () => app.close(),
    /** Moves the clock on; the public log has seen by then whatever was signed. */
    async pass(minutes: number) {
      await sql`update orders set logged_at = known_at where logged_at is null`
      clock.set({ now: clock.now() + minutes * minuteMs })
    },
  }
}
export type ServedIsolation = Awaited<ReturnType<typeof serveIsolation>>
