import { mkdirSync, rmSync } from 'node:fs'
import { execute } from '@bihuan/server/door/command.ts'
import { routes } from '@bihuan/server/http/routes.ts'
import { embeddedBinaries } from '@bihuan/server/db/binaries.ts'
import { startCluster } from '@bihuan/server/db/cluster.ts'
import { keysFrom } from '@bihuan/server/keys.ts'
import { serve } from '@bihuan/server/serve.ts'
import { instantOf } from '@bihuan/core/time/instant.ts'
import { inProcess } from './seed/in-process.ts'
import { assayFiles, noticeFile } from './seed/policy-files.ts'
import { seedCity } from './seed/seed-city.ts'
const dir = `/var/tmp/bihuan-sim-scratch-${process.pid}`
mkdirSync(dir, { recursive: true })
const cluster = await startCluster({ dir: `${dir}/db`, binaries: embeddedBinaries(), durable: true, settings: [] })
const start = instantOf('2022-01-14T08:00:00+08:00')
const serving = await serve({ databaseUrl: cluster.url, cityCode: '4101', keys: keysFrom(Buffer.alloc(32, 7)), version: 'x', demoStart: start, host: '127.0.0.1', port: Number(process.argv[2]), webFolder: null, log: false })
const commands = routes.flatMap((r) => (r.method === 'POST' ? [r.command] : []))
await seedCity({ send: inProcess(commands, (it, input, attempt) => execute(serving.city, it, input, attempt), start), seed: '18', scale: Number(process.argv[3]), notice: noticeFile(), assays: assayFiles() })
console.log('ready')
process.on('SIGTERM', async () => { await serving.close(); await cluster.stop(); rmSync(dir, { recursive: true, force: true }); process.exit(0) })
