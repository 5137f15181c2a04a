import { fileURLToPath } from 'node:url'
import { hourMs, isoOf } from '@bihuan/core/time/instant.ts'
import { actorFinder } from '@bihuan/server/accounts/session.ts'
import { demoClock } from '@bihuan/server/clock.ts'
import { buildApp } from '@bihuan/server/http/app.ts'
import { addItem } from '@bihuan/server/investigation/add-item.ts'
import { anInvestigation, wireFields } from '@bihuan/server/investigation/an-investigation.ts'

const webFolder = process.env.WEB_DIST ?? fileURLToPath(new URL('../dist', import.meta.url))

/** The real server on a district with one case, on which two investigators work; the clock stands where the case is a day old. */
export async function serveCase() {
  const it = await anInvestigation()
  const { city, caseId, now } = it
  await city.sql`update accounts set is_demo = true where id = any(${[it.li.id, it.zhou.id]})`
  const ago = (hours: number) => isoOf(now - hours * hourMs)
  const kept = [
    { kind: 'visit', from: ago(23), until: ago(14), place: '公司', activity: 'work', howMany: 12 },
    {
      kind: 'travel',
      from: ago(24),
      place: null,
      transport: { kind: 'metro', number: '5号线', carriage: null, row: null, seat: null },
      mask: 'worn',
    },
  ] as const
  for (const [n, fields] of kept.entries())
    await city.run(addItem, it.li, {
      case: caseId,
      item: `00000000-0000-4000-8000-00000000000${n + 1}`,
      state: 'confirmed',
      source: 'spoken',
      fields: wireFields(fields.kind, fields),
    })
  const clock = demoClock(city.start)
  const app = await buildApp(
    { city: city.city, clock, demo: clock, findActor: actorFinder(city.sql, city.city.keys) },
    { version: 'test', webFolder, log: false },
  )
  await app.listen({ host: '127.0.0.1', port: 0 })
  const address = app.server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return { it, clock, url: `http://127.0.0.1:${address.port}`, stop: () => app.close() }
}
