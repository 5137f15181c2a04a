import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { policyFolder } from '../../policies/load.ts'
import type { City } from '../door/command.ts'
import { aCity, type TestCity } from '../testing/a-city.ts'
import { anchorsInFile } from '../trust/anchors.ts'
import { checkPacks, checkTrust, watchedPacks } from './check-files.ts'
import { forgetWatch } from './memory.ts'
import { minuteName, type SealBody, sealDigest } from './seal-audit.ts'
import { trustDigest } from './trust-digest.ts'
import { watchOnce } from './watch-once.ts'

const folder = mkdtempSync(join(tmpdir(), 'bihuan-watch-'))
const trustFile = join(folder, 'trust.json')
let own: TestCity
let city: City
beforeAll(async () => {
  own = await aCity()
  const { file: _, ...anchors } = own.city.anchors
  writeFileSync(trustFile, JSON.stringify(anchors))
  city = { ...own.city, anchors: anchorsInFile(trustFile) }
})
afterAll(() => {
  watchedPacks.folder = policyFolder
  rmSync(folder, { recursive: true, force: true })
})
const told = async (of: City, check: typeof checkTrust) =>
  (await watchOnce(of, own.start, [check])).map((one) => [one.kind, one.of])

test('a trust file that is changed while the system runs is told, and one that is put back is not told again', async () => {
  expect(await told(city, checkTrust)).toEqual([])
  const { file: _, ...anchors } = city.anchors
  writeFileSync(trustFile, JSON.stringify({ ...anchors, authorityKey: 'another' }))
  expect(await told(city, checkTrust)).toEqual([['trust-changed', 'file']])
  writeFileSync(trustFile, '{ not whole')
  expect(await told(city, checkTrust)).toEqual([['trust-changed', 'file']])
  writeFileSync(trustFile, JSON.stringify(anchors))
  expect(await told(city, checkTrust)).toEqual([])
})

test('anchors that were moved while nothing ran differ from those of the last seal', async () => {
  const minute = Math.floor(own.start / 60_000) * 60_000
  const body: SealBody = { minute, tables: {}, trust: trustDigest(city.anchors) }
  await own.sql`
    insert into audit_seals (window_at, subject, body, digest, sealed_at)
    values (${minute}, ${minuteName(minute)}, ${own.sql.json(body as never)}, ${sealDigest(body)}, ${minute})`
  forgetWatch(own.sql)
  expect(await told(city, checkTrust)).toEqual([])
  const moved = { ...city, anchors: { ...city.anchors, file: null, authorityKey: 'another' } }
  expect(await told(moved, checkTrust)).toEqual([['trust-changed', 'restart']])
})

test('a pack on disk that is edited while the system runs is told by its name', async () => {
  for (const part of ['packs', 'modules'])
    cpSync(join(policyFolder, part), join(folder, part), { recursive: true })
  watchedPacks.folder = folder
  expect(await told(city, checkPacks)).toEqual([])
  writeFileSync(join(folder, 'packs', 'cn-20m.yaml'), 'edited: true\n')
  const found = await watchOnce(city, own.start, [checkPacks])
  expect(found).toMatchObject([{ kind: 'packs-changed' }])
  expect(found[0]?.subject).toContain('packs/cn-20m.yaml')
})
