import { fileURLToPath } from 'node:url'
import { hourMs } from '@bihuan/core/time/instant.ts'
import { actorFinder } from '@bihuan/server/accounts/session.ts'
import { demoClock } from '@bihuan/server/clock.ts'
import { buildApp } from '@bihuan/server/http/app.ts'
import { aNight, night } from '@bihuan/server/policy/a-night.ts'
import { aCity } from '@bihuan/server/testing/a-city.ts'

const webFolder = process.env.WEB_DIST ?? fileURLToPath(new URL('../dist', import.meta.url))
const officers = ['he', 'she'] as const
const names = { he: '何卫东', she: '佘敏' }

/**
 * The real server on the evening before the twenty measures: 300 people in quarantine under the 9th edition. The officers `he` and `she` of
 * the city may sign rules, each with a software passkey; `reader` is a street worker.
 */
export async function serveNight() {
  const city = await aCity()
  const lived = await aNight(city, { people: 300 })
  for (const id of officers)
    await city.sql`
      insert into accounts (id, sign_in_name, display_name, role, area_code, unit, is_demo, created_at)
      values (${id}, ${id}, ${names[id]}, 'city-commander', '4101', ${lived.officers.signer(id).unit}, true, ${city.start})`
  await city.sql`
    insert into accounts (id, sign_in_name, display_name, role, area_code, unit, is_demo, created_at)
    values ('reader', 'reader', '街道', 'grid-worker', '410105001', 'street', true, ${city.start})`
  const clock = demoClock(night - 2 * hourMs)
  // The pages' own address is known only once the server listens, and what they sign must name it.
  const origins = [...city.city.anchors.party.origins]
  const anchors = { ...city.city.anchors, party: { id: 'localhost', origins } }
  const app = await buildApp(
    {
      city: { ...city.city, anchors },
      clock,
      demo: clock,
      findActor: actorFinder(city.sql, city.city.keys),
      passkeyOf: (id: string) => {
        const known = officers.find((one) => one === id)
        return known ? lived.officers.passkey(known) : null
      },
    },
    { version: 'test', webFolder, log: false },
  )
  await app.listen({ host: '127.0.0.1', port: 0 })
  const address = app.server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  const url = `http://127.0.0.1:${address.port}`
  origins.push(url)
  return { city, lived, url, clock, stop: () => app.close() }
}
