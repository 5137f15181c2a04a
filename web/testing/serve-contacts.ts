import { fileURLToPath } from 'node:url'
import { actorFinder } from '@bihuan/server/accounts/session.ts'
import { demoClock } from '@bihuan/server/clock.ts'
import { aContactDesk } from '@bihuan/server/contacts/a-contact-desk.ts'
import { buildApp } from '@bihuan/server/http/app.ts'
import type { OfficerName } from '@bihuan/server/testing/officers.ts'

const webFolder = process.env.WEB_DIST ?? fileURLToPath(new URL('../dist', import.meta.url))

// Who works with contacts; those who sign hold the posts of the officers of the same name.
const people = {
  wu: ['吴流调', 'case-investigator', '410105', 'cdc'],
  li: ['李主任', 'district-commander', '410105', 'street'],
  he: ['何督导', 'inspector', '4101', 'city'],
  mover: ['转运专班', 'transfer-dispatcher', '410105', 'transfer'],
} as const
type Named = Exclude<keyof typeof people, 'mover'> & OfficerName

/** The real server on a district with a case that is classified, with an investigator, a second officer, an inspector and a dispatcher. */
export async function serveContacts() {
  const desk = await aContactDesk(40)
  const { city, officers } = desk
  for (const [id, [name, role, area, unit]] of Object.entries(people))
    await city.sql`
      insert into accounts (id, sign_in_name, display_name, role, area_code, unit, is_demo, created_at)
      values (${id}, ${id}, ${name}, ${role}, ${area}, ${unit}, true, ${city.start})`
  const clock = demoClock(city.start)
  const app = await buildApp(
    {
      city: city.city,
      clock,
      demo: clock,
      findActor: actorFinder(city.sql, city.city.keys),
      passkeyOf: (account) =>
        account in people && account !== 'mover'
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
  return { desk, clock, url, stop: () => app.close() }
}
