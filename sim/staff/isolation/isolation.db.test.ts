import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hourMs, instantOf } from '@bihuan/core/time/instant.ts'
import { serve } from '@bihuan/server/serve.ts'
import { aCity } from '@bihuan/server/testing/a-city.ts'
import { expect, onTestFinished, test } from 'vitest'
import { demoPasskeyFile, demoTrust } from '../../../cli/start/demo-trust.ts'
import { inventCity, storyStart } from '../../../cli/start/invent-city.ts'
import { plantFault } from '../../../cli/start/plant-fault.ts'
import { runCity } from '../run-city.ts'

const order = { seed: 18, scale: 0.0001 }

/** A demo city as `start` makes it, in a database of the suite. */
async function aServedCity() {
  const { url, city, sql } = await aCity()
  const folder = mkdtempSync(join(tmpdir(), 'bihuan-isolation-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const store = { url, keys: city.keys, anchors: city.anchors, stop: async () => {} }
  await inventCity(store, order.seed, order.scale)
  const anchors = await demoTrust(store, folder, { origins: [], witnesses: [] })
  const serving = await serve({
    databaseUrl: url,
    cityCode: '4101',
    keys: city.keys,
    anchors,
    demoPasskeyFile: demoPasskeyFile(folder),
    version: 'test',
    demoStart: storyStart,
    host: '127.0.0.1',
    port: 0,
    webFolder: null,
    log: false,
  })
  onTestFinished(() => serving.close())
  return { serving, sql }
}

test('one case: its contacts are placed the same day, cared for, tested and let go on the computed day; every bag and tube reaches its end', {
  timeout: 300_000,
}, async () => {
  const { serving, sql } = await aServedCity()
  const report = await runCity({
    ...order,
    url: serving.url,
    speed: 'max',
    carriers: 1,
    hasOffice: true,
    patience: 5,
    days: 6,
  })
  const { isolation, did } = report
  if (isolation === null) throw new Error('nobody was isolated')
  const refused = Object.entries(did).filter(([word]) => word.startsWith('refused: '))
  expect(refused).toEqual([])

  const { total } = isolation.placed
  expect(total.orders).toBeGreaterThan(10)
  expect([isolation.unexplained, total.open]).toEqual([0, 0])
  expect(total.within24).toBeGreaterThan(0.9 * total.placed)
  expect(did.temperatures).toBeGreaterThan(total.placed)
  expect(isolation.tests.swabs).toBeGreaterThan(0)

  const { releases, waste } = isolation
  expect(releases.released).toBeGreaterThan(0)
  expect([releases.laterThanAnHour, releases.overdue]).toEqual([0, 0])
  expect(releases.onTheDay).toBe(releases.released)
  const late = await sql<{ id: string }[]>`
    select id from stays where left_at > release_due + interval '1 hour'
      or (left_at is null and release_due < ${instantOf(report.finishedAt) - hourMs}::timestamptz)`
  expect([...late]).toEqual([])

  expect(waste).toMatchObject({ conserved: true, broken: [] })
  expect(waste.packed).toBeGreaterThan(0)
  const broken = () => sql`
    select law, site::int, expected::int, found::int from waste_conservation where expected <> found`
  const tubes = () => sql`
    select law, round_id, expected::int, found::int from conservation where expected <> found`
  expect([...(await broken()), ...(await tubes())]).toEqual([])

  // The controls: what is lost behind the door's back is found.
  await plantFault({ ...serving.city, sql }, 'lost-bag')
  expect((await broken()).length).toBeGreaterThan(0)
  await sql`delete from tubes where (round_id, id) in (select t.round_id, t.id from tubes t join rounds r on r.id = t.round_id
    where r.kind = 'isolation' and t.state = 'sealed' limit 1)`
  expect((await tubes()).length).toBeGreaterThan(0)
})
