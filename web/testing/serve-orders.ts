import { fileURLToPath } from 'node:url'
import { minuteMs } from '@bihuan/core/time/instant.ts'
import { actorFinder } from '@bihuan/server/accounts/session.ts'
import { loadMap } from '@bihuan/server/city/load-map.ts'
import { demoClock } from '@bihuan/server/clock.ts'
import { buildApp } from '@bihuan/server/http/app.ts'
import { anOrderDesk } from '@bihuan/server/orders/an-order-desk.ts'
import type { OfficerName } from '@bihuan/server/testing/officers.ts'

const webFolder = process.env.WEB_DIST ?? fileURLToPath(new URL('../dist', import.meta.url))

const people = {
  wu: ['吴科长', 'district-commander', '410105'],
  li: ['李主任', 'district-commander', '410105'],
  ma: ['马复核', 'inspector', '410105'],
  he: ['何市长', 'city-commander', '4101'],
} as const satisfies Partial<Record<OfficerName, readonly [string, string, string]>>
type Named = keyof typeof people

/**
 * The real server on a district with contacts, whose officers `wu`, `li`, `ma` and the city's `he` have software passkeys. The clock
 * stands where the pack begins to be adopted and is moved by hand.
 */
export async function serveOrders() {
  const desk = await anOrderDesk({ people: 140 })
  const { city, officers } = desk
  for (const name of Object.keys(people) as Named[]) {
    const [displayName, role, area] = people[name]
    const { unit } = officers.signer(name)
    await city.sql`
      insert into accounts (id, sign_in_name, display_name, role, area_code, unit, is_demo, created_at)
      values (${name}, ${name}, ${displayName}, ${role}, ${area}, ${unit}, true, ${city.start})`
  }
  await city.sql`
    insert into areas (code, level, name, parent_code) values ('410105002', 'street', '花园路街道', '410105')`
  const square = (code: string, west: number) => ({
    type: 'Feature',
    properties: { code },
    geometry: {
      type: 'Polygon',
      coordinates: [
        [
          [west, 34.7],
          [west + 0.1, 34.72],
          [west + 0.1, 34.8],
          [west, 34.78],
          [west, 34.7],
        ],
      ],
    },
  })
  const features = [square('410105001', 113.6), square('410105002', 113.7)]
  await city.run(loadMap, city.actor('administrator'), {
    map: { type: 'FeatureCollection', features },
    datum: 'wgs84',
    source: 'invented',
    approval: 'invented',
  })
  const clock = demoClock(city.start)
  const app = await buildApp(
    {
      city: city.city,
      clock,
      demo: clock,
      findActor: actorFinder(city.sql, city.city.keys),
      passkeyOf: (account) =>
        account in people
          ? {
              credential: officers.passkey(account as Named).credential,
              privateKey: officers.passkey(account as Named).privateKey,
            }
          : null,
    },
    { version: 'test', webFolder, log: false },
  )
  await app.listen({ host: '127.0.0.1', port: 0 })
  const address = app.server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  const url = `http://127.0.0.1:${address.port}`
  // Passkeys sign for the address of the page, which is known only now; nothing was signed before.
  const origins = city.city.anchors.party.origins as string[]
  origins.push(url)
  return {
    desk,
    clock,
    url,
    stop: () => app.close(),
    /** Moves the clock on; the public log has seen by then whatever was signed. */
    async pass(minutes: number) {
      await city.sql`update orders set logged_at = known_at where logged_at is null`
      clock.set({ now: clock.now() + minutes * minuteMs })
    },
  }
}
