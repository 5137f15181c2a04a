import { mkdirSync, rmSync } from 'node:fs'
import { randomUUID } from 'node:crypto'
import { embeddedBinaries } from './db/binaries.ts'
import { startCluster } from './db/cluster.ts'
import { migrate } from './db/migrate.ts'
import { connect } from './db/sql.ts'
import { keysFrom } from './keys.ts'
import { createSecretKey, createCipheriv, createHmac, randomFillSync } from 'node:crypto'
const ko = createSecretKey(Buffer.alloc(32,3)); const pool = Buffer.alloc(12*1024); let at = pool.length
const nonceOf = () => { if (at === pool.length) { randomFillSync(pool); at = 0 } at += 12; return pool.subarray(at-12, at) }
const fast = { ...keysFrom(Buffer.alloc(32,7)), seal(t: string) { const n = nonceOf(); const c = createCipheriv('aes-256-gcm', ko, n); return Buffer.concat([n, c.update(t,'utf8'), c.final(), c.getAuthTag()]) }, documentHash: (k: string, c: string, n: string) => createHmac('sha256', ko).update(`${k}|${c}|${n}`).digest().subarray(0,16) }
import { execute } from './door/command.ts'
import { digestOf } from './door/canonical.ts'
import { checkInput } from './door/check.ts'
import { importAreas } from './city/import-areas.ts'
import { importHousing } from './city/import-housing.ts'
import { importPeople } from './city/import-people.ts'
import { sealPeople } from './city/seal-people.ts'
import { addPeople } from './city/add-people.ts'
import { ImportPeople } from '@bihuan/contract/city.ts'
import { areasOf, communities, aPerson } from './rounds/an-invented-city.ts'
const dir = '/var/tmp/bihuan-bench'
rmSync(dir, { recursive: true, force: true })
mkdirSync('/var/tmp', { recursive: true })
const cluster = await startCluster({ dir, binaries: embeddedBinaries(), durable: true, settings: [] })
try {
  const sql = connect(cluster.url, '4101', { max: 12, name: 'b' })
  await migrate(sql, 'city_4101')
  const city = { sql, code: '4101', keys: process.argv[2] ? fast : keysFrom(Buffer.alloc(32, 7)) }
  const actor = { id: 'a', name: 'a', role: 'administrator' as const, areaCode: '4101', unit: 'u' }
  const run = (c: any, input: any) => execute(city, c, input, { id: randomUUID(), now: 1642118400000, actor })
  await run(importAreas, { areas: areasOf(communities) })
  const doors = 5000
  await run(importHousing, { compounds: [{ id: '1', communityCode: communities[0], name: '1', hasManager: true }], buildings: [{ id: '1', compoundId: '1', communityCode: communities[0], name: '1', floors: 6 }], households: Array.from({ length: doors }, (_, n) => ({ id: String(n + 1), buildingId: '1', unitNo: 1, doorNo: String(n) })) })
  let id = 0
  const batch = () => Array.from({ length: 5000 }, (_, n) => aPerson(++id, String(n + 1)))
  for (let k = 0; k < 6; k++) {
    const people = batch()
    const t0 = performance.now(); checkInput(ImportPeople, { people })
    const t1 = performance.now(); digestOf({ people })
    const t2 = performance.now(); const sealed = sealPeople(people, city.keys)
    const t3 = performance.now(); await sql.begin((tx) => addPeople(tx, sealed, city.keys, 1642118400000))
    const t4 = performance.now()
    console.log('check', (t1 - t0).toFixed(0), 'digest', (t2 - t1).toFixed(0), 'seal', (t3 - t2).toFixed(0), 'sql', (t4 - t3).toFixed(0))
  }
  const t = performance.now()
  for (let k = 0; k < 6; k++) await run(importPeople, { people: batch() })
  console.log('6 batches', (performance.now() - t).toFixed(0))
  const t9 = performance.now(); await Promise.all([0,1].map(async () => { for (let k = 0; k < 4; k++) await run(importPeople, { people: batch() }) })); console.log('8 batches by two', (performance.now() - t9).toFixed(0))
  const p = batch(); const sealed = sealPeople(p, city.keys)
  for (let k = 0; k < 1; k++) {
    await sql.begin(async (tx) => {
      const plan = await tx.unsafe('explain (analyze, buffers off) insert into people (id, household_id, name, sex, born_on, registered_at) select g, g % 5000 + 1, $$x$$, $$male$$, $$1980-01-01$$, now() from generate_series(500000000000001, 500000000005000) g')
      console.log(plan.map((r: any) => Object.values(r)[0]).join('\n'))
    })
  }
  await sql.end()
} finally { await cluster.stop(); rmSync(dir, { recursive: true, force: true }) }
