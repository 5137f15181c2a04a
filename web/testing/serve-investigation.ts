import { fileURLToPath } from 'node:url'
import { hourMs, minuteMs } from '@bihuan/core/time/instant.ts'
import { actorFinder } from '@bihuan/server/accounts/session.ts'
import { openCases } from '@bihuan/server/cases/store.ts'
import { demoClock } from '@bihuan/server/clock.ts'
import type { Tx } from '@bihuan/server/db/sql.ts'
import { buildApp } from '@bihuan/server/http/app.ts'
import { anOrderDesk } from '@bihuan/server/orders/an-order-desk.ts'

const webFolder = process.env.WEB_DIST ?? fileURLToPath(new URL('../dist', import.meta.url))

const staff = {
  wu: ['吴流调', 'case-investigator', '410105'],
  he: ['何市长', 'city-commander', '4101'],
} as const

/** The real server on a district with two confirmed people, whose investigator `wu` has a passkey of software. */
export async function serveInvestigation() {
  const { city, officers, people } = await anOrderDesk({ people: 30 })
  for (const [name, [displayName, role, area]] of Object.entries(staff)) {
    const { unit } = officers.signer(name as keyof typeof staff)
    await city.sql`
      insert into accounts (id, sign_in_name, display_name, role, area_code, unit, is_demo, created_at)
      values (${name}, ${name}, ${displayName}, ${role}, ${area}, ${unit}, true, ${city.start})`
  }
  const now = city.start + 4 * hourMs
  const cases = people.slice(0, 4).map((person, n) => ({
    id: `case-journey-${n + 1}`,
    person,
    source: 'import' as const,
    openedAt: now - 20 * minuteMs,
    positiveAt: now - 5 * hourMs,
  }))
  const { keys, anchors } = city.city
  const actor = officers.actor('he')
  await city.sql.begin((tx) => openCases(tx as unknown as Tx, cases, { keys, anchors, now, actor }))
  const clock = demoClock(now)
  const app = await buildApp(
    {
      city: city.city,
      clock,
      demo: clock,
      findActor: actorFinder(city.sql, keys),
      passkeyOf: (account) => {
        if (!(account in staff)) return null
        const { credential, privateKey } = officers.passkey(account as keyof typeof staff)
        return { credential, privateKey }
      },
    },
    { version: 'test', webFolder, log: false },
  )
  await app.listen({ host: '127.0.0.1', port: 0 })
  const address = app.server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  const url = `http://127.0.0.1:${address.port}`
  // Passkeys sign for the address of the page, which is known only now; nothing was signed before.
  const origins = anchors.party.origins as string[]
  origins.push(url)
  return { sql: city.sql, clock, url, cases, people, stop: () => app.close() }
}
