import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { anAssay } from '@bihuan/core/lab/an-assay.ts'
import { instantOf } from '@bihuan/core/time/instant.ts'
import { embeddedBinaries } from '@bihuan/server/db/binaries.ts'
import { startCluster } from '@bihuan/server/db/cluster.ts'
import { migrate } from '@bihuan/server/db/migrate.ts'
import { connect, type Sql } from '@bihuan/server/db/sql.ts'
import { execute } from '@bihuan/server/door/command.ts'
import { keysFrom } from '@bihuan/server/keys.ts'
import { adoptAssay } from '@bihuan/server/laboratory/adopt-assay.ts'
import { aRound, type TestRound } from '@bihuan/server/testing/a-round.ts'
import { noAnchors } from '@bihuan/server/trust/anchors.ts'
import type { Reaper } from './reaper.ts'

/** When the round's day begins; devices say what time it is, so that runs repeat. */
export const dayStart = instantOf('2022-01-14T08:00:00+08:00')
/** The secret of the city, from which its keys follow. */
export const secret = Buffer.alloc(32, 7)
export const keys = keysFrom(secret)
export const siteCount = 8
const assayId = 'crash-kit'
export const assay = anAssay({ id: assayId })

/** A cluster that was stopped in order, with a city and a published round in it: every stand begins as a copy. */
export type Base = { folder: string; round: TestRound }

async function addStaff(sql: Sql): Promise<void> {
  const staff = Array.from({ length: siteCount }, (_, n) => ({
    id: `sampler-${n + 1}`,
    role: 'sampler',
    area: '410105001',
    unit: `site:${n + 1}`,
  }))
  staff.push(
    { id: 'technician-1', role: 'lab-technician', area: '410105', unit: 'laboratory:1' },
    { id: 'reviewer-1', role: 'lab-reviewer', area: '410105', unit: 'laboratory:1' },
    { id: 'registrar-1', role: 'registrar', area: '4101', unit: 'city' },
  )
  await sql`
    insert into accounts (id, sign_in_name, display_name, role, area_code, unit, created_at)
    select s.id, s.id, s.id, s.role, s.area, s.unit, ${dayStart}
    from unnest(${staff.map(({ id }) => id)}::text[], ${staff.map(({ role }) => role)}::text[],
      ${staff.map(({ area }) => area)}::text[], ${staff.map(({ unit }) => unit)}::text[]) s (id, role, area, unit)`
}

/** Makes the base in a new folder under `above`; `people` stand on the roll. */
export async function makeBase(above: string, people: number, reaper: Reaper): Promise<Base> {
  const folder = join(above, 'base')
  mkdirSync(folder, { recursive: true })
  reaper.owe('cluster', folder)
  const cluster = await startCluster({ dir: folder, binaries: embeddedBinaries(), durable: true })
  const sql = connect(cluster.url, '4101', { max: 2, name: 'crash set-up' })
  await migrate(sql, 'city_4101')
  const round = await aRound({ sql, start: dayStart }, { people, sites: siteCount })
  await addStaff(sql)
  const administrator = {
    id: 'administrator-1',
    name: 'administrator',
    role: 'administrator' as const,
    areaCode: '4101',
    unit: 'administrator',
  }
  await execute(
    { sql, code: '4101', keys, anchors: noAnchors },
    adoptAssay,
    { assay },
    { id: '00000000-0000-4000-8000-000000000001', now: dayStart, actor: administrator },
  )
  await sql`analyze`
  await sql.end()
  await cluster.stop()
  return { folder, round }
}

/** Copies the base into `folder`, which may be a fresh file system; owners and modes stay. */
export function copyBase(base: Base, folder: string): void {
  mkdirSync(folder, { recursive: true })
  execFileSync('cp', ['-a', `${base.folder}/.`, folder])
  // A copy that was never flushed would be gone with the first power cut, as a new cluster of initdb is not.
  execFileSync('sync', ['-f', folder])
}
