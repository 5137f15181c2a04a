import { fileURLToPath } from 'node:url'
import { syntheticIdentity } from '@bihuan/core/identity/synthetic.ts'
import { hourMs } from '@bihuan/core/time/instant.ts'
import { createAccount } from '@bihuan/server/accounts/create-account.ts'
import { actorFinder } from '@bihuan/server/accounts/session.ts'
import { demoClock } from '@bihuan/server/clock.ts'
import { buildApp } from '@bihuan/server/http/app.ts'
import { aCity } from '@bihuan/server/testing/a-city.ts'
import { aRound } from '@bihuan/server/testing/a-round.ts'

const webFolder = process.env.WEB_DIST ?? fileURLToPath(new URL('../dist', import.meta.url))

/**
 * The real server on a small round, with two samplers of its site 1 (`paper-1`, `paper-2`), a `registrar`, a `commander` and a
 * `courier`. Every person has a card of the reserved range. The clock stands four hours after the beginning.
 */
export async function servePaper() {
  const city = await aCity()
  const round = await aRound(city, { people: 60 })
  const numbers = round.people.map((_, at) => syntheticIdentity(at + 1).number)
  const { keys } = city.city
  await city.sql.begin(async (tx) => {
    for (const [at, number] of numbers.entries())
      await tx`
        insert into documents (number_hash, person_id, kind, country, number_cipher)
        values (${keys.documentHash('resident-id', 'CHN', number)}, ${round.people[at] ?? ''}, 'resident-id', 'CHN', ${keys.seal(number)})`
  })
  for (const [signInName, role, areaCode, unit] of [
    ['paper-1', 'sampler', '410105001', 'site:1'],
    ['paper-2', 'sampler', '410105001', 'site:1'],
    ['registrar', 'registrar', '410105', 'registrar'],
    ['commander', 'city-commander', '4101', 'commander'],
    ['courier', 'courier', '4101', 'couriers'],
  ] as const)
    await city.run(createAccount, city.actor('administrator'), {
      ...{ signInName, role, areaCode, unit },
      displayName: signInName,
      isDemo: true,
    })
  const clock = demoClock(city.start + 4 * hourMs)
  const app = await buildApp(
    { city: city.city, clock, demo: clock, findActor: actorFinder(city.sql, keys) },
    { version: 'test', webFolder, log: false },
  )
  await app.listen({ host: '127.0.0.1', port: 0 })
  const address = app.server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return {
    city,
    round,
    url: `http://127.0.0.1:${address.port}`,
    stop: () => app.close(),
    /** What the n-th person (from 0) writes on a line. */
    line: (n: number) => ({ name: `张${n + 1}`, tail: (numbers[n] ?? '').slice(-6) }),
    number: (n: number) => numbers[n] ?? '',
  }
}
