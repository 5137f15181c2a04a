import { fileURLToPath } from 'node:url'
import { syntheticIdentity } from '@bihuan/core/identity/synthetic.ts'
import { hourMs } from '@bihuan/core/time/instant.ts'
import { createAccount } from '@bihuan/server/accounts/create-account.ts'
import { actorFinder } from '@bihuan/server/accounts/session.ts'
import { demoClock } from '@bihuan/server/clock.ts'
import { buildApp } from '@bihuan/server/http/app.ts'
import { signedCode } from '@bihuan/server/residents/sign-code.ts'
import { aCity } from '@bihuan/server/testing/a-city.ts'
import { aRound } from '@bihuan/server/testing/a-round.ts'

const webFolder = process.env.WEB_DIST ?? fileURLToPath(new URL('../dist', import.meta.url))
const documented = 40

/**
 * The real server on a small round with the people of two sites, two in each household, and the demo accounts of the field:
 * `sampler-1` of site 1, `sampler-2` of site 2, `registrar`, `courier`, `grid`. The clock stands two hours after the beginning.
 */
export async function serveSampler(people: number) {
  const city = await aCity()
  const round = await aRound(city, { people })
  const { keys } = city.city
  const numbers = round.people.slice(0, documented).map((_, at) => syntheticIdentity(at + 1).number)
  await city.sql.begin(async (tx) => {
    for (const [at, number] of numbers.entries())
      await tx`
        insert into documents (number_hash, person_id, kind, country, number_cipher)
        values (${keys.documentHash('resident-id', 'CHN', number)}, ${round.people[at] ?? ''}, 'resident-id', 'CHN', ${keys.seal(number)})`
  })
  for (const [signInName, displayName, role, areaCode, unit] of [
    ['sampler-1', '周护士', 'sampler', '410105001', 'site:1'],
    ['sampler-2', '吴护士', 'sampler', '410105001', 'site:2'],
    ['registrar', '郑登记', 'registrar', '410105', '区数据专班'],
    ['courier', '王转运', 'courier', '4101', '样本转运专班'],
    ['grid', '冯网格', 'grid-worker', '410105001', '社区网格'],
  ] as const)
    await city.run(createAccount, city.actor('administrator'), {
      ...{ signInName, displayName, role, areaCode, unit },
      isDemo: true,
    })
  const clock = demoClock(city.start + 2 * hourMs)
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
    clock,
    url: `http://127.0.0.1:${address.port}`,
    stop: () => app.close(),
    name: (n: number) => `张${n + 1}`,
    /** The code that the n-th person (from 0) shows on the phone. */
    code: (n: number) =>
      signedCode(
        { person: round.people[n] ?? '', name: `张${n + 1}`, form: 'screen', documentSeen: true },
        keys,
        clock.now(),
      ).text,
    tail: (n: number) => (numbers[n] ?? '').slice(-6),
  }
}
export type ServedSampler = Awaited<ReturnType<typeof serveSampler>>
