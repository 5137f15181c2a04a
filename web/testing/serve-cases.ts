import { fileURLToPath } from 'node:url'
import { hourMs, minuteMs } from '@bihuan/core/time/instant.ts'
import { actorFinder } from '@bihuan/server/accounts/session.ts'
import { aCaseDesk } from '@bihuan/server/cases/a-case-desk.ts'
import { openCases } from '@bihuan/server/cases/store.ts'
import { importPeople } from '@bihuan/server/city/import-people.ts'
import { demoClock } from '@bihuan/server/clock.ts'
import type { Tx } from '@bihuan/server/db/sql.ts'
import { buildApp } from '@bihuan/server/http/app.ts'
import { aCity } from '@bihuan/server/testing/a-city.ts'

const webFolder = process.env.WEB_DIST ?? fileURLToPath(new URL('../dist', import.meta.url))

const born = { sex: 'male' as const, traits: [], documents: [], householdId: '2' }
const alike = [
  { id: '410100000888001', name: '曾小明', bornOn: '1980-03-12', phone: '10020000001', ...born },
  { id: '410100000888002', name: '曾晓明', bornOn: '1981-03-12', phone: '10020000002', ...born },
]

/** The real server on a district with some forty cases, two investigators (`zhang`, `li`) and two people with nearly one name. */
export async function serveCases() {
  const desk = await aCaseDesk(await aCity())
  const { city, now } = desk
  await city.run(importPeople, city.actor('administrator'), { people: alike })
  await city.sql`update accounts set is_demo = true where id = any(${[desk.zhang.id, desk.li.id]})`
  const { keys, anchors } = city.city
  await city.sql.begin((tx) =>
    openCases(
      tx as unknown as Tx,
      Array.from({ length: 40 }, (_, n) => ({
        id: `case-desk-${n}`,
        person: desk.p(n),
        source: n % 3 === 0 ? ('request' as const) : ('import' as const),
        openedAt: now - n * 17 * minuteMs - hourMs,
        positiveAt: now - n * 17 * minuteMs - 5 * hourMs,
      })),
      { keys, anchors, now, actor: desk.zhang },
    ),
  )
  const clock = demoClock(now)
  const app = await buildApp(
    { city: city.city, clock, demo: clock, findActor: actorFinder(city.sql, keys) },
    { version: 'test', webFolder, log: false },
  )
  await app.listen({ host: '127.0.0.1', port: 0 })
  const address = app.server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return { desk, url: `http://127.0.0.1:${address.port}`, stop: () => app.close() }
}
