import type { retentionIds } from '@bihuan/core/retention/kinds.ts'
import type { Sql } from '../db/sql.ts'
import type { City } from '../door/command.ts'
import type { Certificate } from './certificate.ts'
import type { Clocks } from './clocks.ts'
import { destroyKeys, endBackups } from './destroy-keys.ts'
import { eraseKind } from './erase-kind.ts'
import { erasers } from './erasers/erasers.ts'
import { responseEnd } from './response-end.ts'
import { rewriteFiles } from './rewrite-files.ts'

export type Ran = { certificates: Certificate[]; failed: { kind: string; why: string }[] }

/**
 * One run of retention: everything that is due is erased, kind by kind, each with its certificate; then the keys that nothing
 * needs; then the files. It needs the rights of the owner, which no server of the city has. A kind that fails leaves the others
 * alone and is tried again by the next run. Two runs at once are one: the second finds nothing to do.
 */
export async function runRetention(
  owner: Sql,
  city: City,
  now: number,
  machineNow: number,
  without: { keys?: true; files?: true } = {},
): Promise<Ran> {
  const clocks: Clocks = {
    now,
    machineNow,
    responseEnd: await responseEnd(owner, city.anchors, city.keys),
  }
  const certificates: Certificate[] = []
  const failed: Ran['failed'] = []
  const attempt = async (kind: string, act: () => Promise<Certificate | null>) => {
    try {
      const certificate = await act()
      if (certificate) certificates.push(certificate)
    } catch (error) {
      failed.push({ kind, why: error instanceof Error ? error.message : String(error) })
    }
  }
  // In the order of the erasers: the register goes only when nothing else speaks of a person.
  const kinds = Object.keys(erasers) as (typeof retentionIds)[number][]
  for (const kind of kinds) await attempt(kind, () => eraseKind(owner, city, kind, clocks))
  if (!without.keys) await attempt('keys', () => destroyKeys(owner, city, clocks))
  if (!without.keys) await attempt('backup', () => endBackups(owner, city, clocks))
  if (!without.files) await attempt('files', () => rewriteFiles(owner, city, clocks))
  return { certificates, failed }
}
