import { fileURLToPath } from 'node:url'
import { anAssay } from '@bihuan/core/lab/an-assay.ts'
import { hourMs } from '@bihuan/core/time/instant.ts'
import { createAccount } from '@bihuan/server/accounts/create-account.ts'
import { actorFinder } from '@bihuan/server/accounts/session.ts'
import { demoClock } from '@bihuan/server/clock.ts'
import { aWay } from '@bihuan/server/custody/a-way.ts'
import { acceptBox } from '@bihuan/server/custody/accept-box.ts'
import { offerBox } from '@bihuan/server/custody/offer-box.ts'
import { sealBox } from '@bihuan/server/custody/seal-box.ts'
import { buildApp } from '@bihuan/server/http/app.ts'
import { adoptAssay } from '@bihuan/server/laboratory/adopt-assay.ts'

const webFolder = process.env.WEB_DIST ?? fileURLToPath(new URL('../dist', import.meta.url))

/**
 * The real server on a small round in which boxes were brought to the door of laboratory 1, and its people: `technician`,
 * `reviewer`, and a `technician-2` of laboratory 2. The clock stands two hours after the beginning.
 */
export async function serveBench() {
  const way = await aWay({ people: 400 })
  const { city, round } = way
  const administrator = city.actor('administrator')
  for (const assay of [
    anAssay({ id: 'first-kit', kitName: 'First kit' }),
    anAssay({ id: 'second-kit', kit: 'kit-b', kitName: 'Second kit' }),
  ])
    await city.run(adoptAssay, administrator, { assay })
  for (const [signInName, role, laboratory] of [
    ['technician', 'lab-technician', 1],
    ['reviewer', 'lab-reviewer', 1],
    ['technician-2', 'lab-technician', 2],
  ] as const)
    await city.run(createAccount, administrator, {
      signInName,
      displayName: signInName,
      role,
      areaCode: '410105',
      unit: `laboratory:${laboratory}`,
      isDemo: true,
    })
  let tubes = 0
  let boxes = 0
  const clock = demoClock(city.start + 2 * hourMs)
  const app = await buildApp(
    { city: city.city, clock, demo: clock, findActor: actorFinder(city.sql, city.city.keys) },
    { version: 'test', webFolder, log: false },
  )
  await app.listen({ host: '127.0.0.1', port: 0 })
  const address = app.server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return {
    way,
    round: round.round,
    clock,
    url: `http://127.0.0.1:${address.port}`,
    plate: (n: number) => round.plate(n),
    stop: () => app.close(),
    /** A box of so many tubes, two people in each, that a courier has offered to laboratory 1. */
    async offered(count: number): Promise<{ box: string; tubes: string[] }> {
      const inside = Array.from({ length: count }, () => round.tube(1, tubes++))
      const box = round.box(++boxes)
      await way.sealed(1, inside, 2)
      const sealing = { round: round.round, site: '1', box, tubes: inside, at: way.at(20) }
      await city.run(sealBox, way.sampler(1), sealing)
      await city.run(offerBox, way.sampler(1), {
        box,
        to: 'courier:courier-1',
        count,
        at: way.at(30),
      })
      await city.run(acceptBox, way.courier(1), { box, count, at: way.at(31) })
      await city.run(offerBox, way.courier(1), { box, to: 'laboratory:1', count, at: way.at(60) })
      return { box, tubes: inside }
    },
  }
}
export type ServedBench = Awaited<ReturnType<typeof serveBench>>
