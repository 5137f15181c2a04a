import { fileURLToPath } from 'node:url'
import { cityInstant, hourMs, instantOf } from '@bihuan/core/time/instant.ts'
import { actorFinder } from '@bihuan/server/accounts/session.ts'
import { demoClock } from '@bihuan/server/clock.ts'
import { buildApp } from '@bihuan/server/http/app.ts'
import { aReleaseDesk } from '@bihuan/server/release/a-release-desk.ts'
import { noteReleases } from '@bihuan/server/release/note-releases.ts'

const webFolder = process.env.WEB_DIST ?? fileURLToPath(new URL('../dist', import.meta.url))
const at = (text: string) => instantOf(`${text}:00+08:00`)

/** The real server on a district with two isolation sites on the eve of the twenty measures; somebody was forgotten there, others go today and tomorrow. */
export async function serveReleases() {
  const desk = await aReleaseDesk({ people: 40, sites: 2 })
  const { city, people, sites } = desk
  const now = at('2022-11-10T15:00')
  await city.sql`
    insert into accounts (id, sign_in_name, display_name, role, area_code, unit, is_demo, created_at)
    values ('manager', 'manager', '秦主任', 'site-manager', '410105', 'isolation', true, ${city.start}),
      ('commander', 'commander', '郭指挥', 'district-commander', '410105', 'district', true, ${city.start})`
  const exposed = [
    '2022-11-03T09:00',
    '2022-11-04T10:00',
    '2022-11-04T13:00',
    '2022-11-05T08:00',
    '2022-11-05T18:00',
    '2022-11-09T10:00',
  ]
  const stays = exposed.map((clock, n) => ({
    person: people[n] ?? '',
    clock: at(clock),
    arrived: at(clock) + 20 * hourMs,
    site: sites[n % 2]?.id ?? '',
    until: cityInstant(clock.slice(0, 10), '00:00') + 7 * 24 * hourMs,
  }))
  const ids = await desk.stay(...stays)
  await desk.swab(
    ...stays
      .slice(0, 5)
      .flatMap(({ person, clock }) =>
        [2, 4, 6].map((days) => ({
          person,
          at: cityInstant(new Date(clock + days * 24 * hourMs).toISOString().slice(0, 10), '09:00'),
          hours: 7,
        })),
      )
      .filter((swab) => swab.at < now),
  )
  await noteReleases(city.city, now)
  const clock = demoClock(now)
  const app = await buildApp(
    { city: city.city, clock, demo: clock, findActor: actorFinder(city.sql, city.city.keys) },
    { version: 'test', webFolder, log: false },
  )
  await app.listen({ host: '127.0.0.1', port: 0 })
  const address = app.server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return { desk, stays: ids, url: `http://127.0.0.1:${address.port}`, stop: () => app.close() }
}
