import { mkdirSync, rmSync } from 'node:fs'
import { execute } from '@bihuan/server/door/command.ts'
import { routes } from '@bihuan/server/http/routes.ts'
import { buildApp } from '@bihuan/server/http/app.ts'
import { embeddedBinaries } from '@bihuan/server/db/binaries.ts'
import { startCluster } from '@bihuan/server/db/cluster.ts'
import { migrate } from '@bihuan/server/db/migrate.ts'
import { connect } from '@bihuan/server/db/sql.ts'
import { demoClock } from '@bihuan/server/clock.ts'
import { keysFrom } from '@bihuan/server/keys.ts'
import { actorFinder } from '@bihuan/server/accounts/session.ts'
import { instantOf } from '@bihuan/core/time/instant.ts'
import { inProcess } from './seed/in-process.ts'
import { assayFiles, noticeFile } from './seed/policy-files.ts'
import { seedCity } from './seed/seed-city.ts'
import { runCity } from './staff/run-city.ts'

const scale = Number(process.argv[2] ?? '0.0005')
const seed = process.argv[3] ?? '18'
const dir = `/var/tmp/bihuan-sim-scratch-${process.pid}`
mkdirSync(dir, { recursive: true })
const cluster = await startCluster({ dir: `${dir}/db`, binaries: embeddedBinaries(), durable: process.argv[4] === 'durable', settings: [] })
const t0 = performance.now()
const sec = () => ((performance.now() - t0) / 1000).toFixed(1)
try {
  const sql = connect(cluster.url, '4101', { max: 16, name: 'scratch' })
  await migrate(sql, 'city_4101')
  console.log(sec(), 'migrated')
  const keys = keysFrom(Buffer.alloc(32, 7))
  const city = { sql, code: '4101', keys }
  const start = instantOf('2022-01-14T08:00:00+08:00')
  const commands = routes.flatMap((r) => (r.method === 'POST' ? [r.command] : []))
  const seeded = await seedCity({ send: inProcess(commands, (it, input, attempt) => execute(city, it, input, attempt), start), seed, scale, notice: noticeFile(), assays: assayFiles() })
  console.log(process.cpuUsage())
  console.log(sec(), 'seeded', seeded.people, 'due', seeded.due, 'sites', seeded.plan.sites.length, 'labs', seeded.plan.laboratories.map((l) => l.cyclers), 'accounts', seeded.accounts)
  if (process.argv[5] === 'seed') { await sql.end(); throw new Error('enough') }
  const clock = demoClock(start)
  const app = await buildApp({ city, clock, demo: clock, findActor: actorFinder(sql, keys) } as never, { version: 'x', webFolder: null, log: false } as never)
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  const report = await runCity({ url, seed, scale, speed: 'max', onHappening: ({ at, what, facts }) => console.log(sec(), new Date(at + 8 * 3600_000).toISOString().slice(11, 16), what, what === 'progress' ? `tubes ${facts.tubes} boxes ${facts.boxes} results ${facts.results}` : JSON.stringify(facts)) })
  console.log(sec(), JSON.stringify({ ...report, openLoops: report.openLoops.slice(0, 10), infected: report.infected.length, infectedSampled: report.infectedSampled.length, detectable: report.detectable.length }, null, 1))
  console.log(await sql`select law, expected, found from conservation where expected <> found`)
  console.log(await sql`select state, count(*)::int as n from findings group by 1`)
  console.log(await sql`select name, code, count(*)::int as n from refusals group by 1, 2`)
  console.log(await sql`select name, count(*)::int as n from commands group by 1 order by 2 desc`)
  const confirmed = (await sql<{ p: string }[]>`select person_id::text as p from findings where state = 'confirmed'`).map((r) => r.p)
  console.log('missed', report.detectable.filter((p) => !confirmed.includes(p)), 'wrong', confirmed.filter((p) => !report.infected.includes(p)))
  await app.close()
  await sql.end()
} finally {
  await cluster.stop()
  rmSync(dir, { recursive: true, force: true })
  console.log(sec(), 'stopped')
}
