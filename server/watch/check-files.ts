import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { policyFolder } from '../../policies/load.ts'
import { anchorsInFile } from '../trust/anchors.ts'
import type { Check, Finding } from './finding.ts'
import type { SealBody } from './seal-audit.ts'
import { trustDigest } from './trust-digest.ts'

// Enough to tell two digests apart in a sentence.
const shortDigest = (digest: string): string => digest.slice(0, 12)

function fileDigest(path: string): string {
  try {
    return trustDigest(anchorsInFile(path))
  } catch {
    return 'unreadable'
  }
}

/** The trust file on disk beside the one that this process works with, and that beside the one of the last seal. */
export const checkTrust: Check = {
  name: 'trust',
  async run({ city: { sql, anchors } }) {
    const own = trustDigest(anchors)
    const found: Finding[] = []
    const onDisk = anchors.file === null ? own : fileDigest(anchors.file)
    if (onDisk !== own)
      found.push({ kind: 'trust-changed', subject: `trust:${shortDigest(onDisk)}`, of: 'file' })
    // Seals are in the public log, so that a trust that was moved while nothing ran is seen by who watches that.
    const [last] = await sql<{ body: SealBody }[]>`
      select body from audit_seals order by window_at desc limit 1`
    if (last && last.body.trust !== own)
      found.push({
        kind: 'trust-changed',
        subject: `trust:${shortDigest(own)}:${last.body.minute}`,
        of: 'restart',
      })
    return found
  },
}

/** Where the packs of this program stand; the red team has a copy to edit. */
export const watchedPacks = { folder: policyFolder }

function packDigests(): Map<string, string> {
  const digests = new Map<string, string>()
  for (const folder of ['packs', 'modules'])
    for (const file of readdirSync(join(watchedPacks.folder, folder)).sort()) {
      const text = readFileSync(join(watchedPacks.folder, folder, file))
      digests.set(`${folder}/${file}`, createHash('sha256').update(text).digest('hex'))
    }
  return digests
}

/** Files of policy packs that were changed since this process looked first. What is adopted lies in the database, signed. */
export const checkPacks: Check = {
  name: 'packs',
  async run({ memory }) {
    const now = packDigests()
    const known = memory.notes.get('packs')
    if (known === undefined) {
      memory.notes.set('packs', JSON.stringify([...now]))
      return []
    }
    const before = new Map(JSON.parse(known) as [string, string][])
    const names = [...new Set([...before.keys(), ...now.keys()])]
    return names
      .filter((name) => before.get(name) !== now.get(name))
      .map((name) => ({
        kind: 'packs-changed' as const,
        subject: `pack:${name}:${shortDigest(now.get(name) ?? 'gone')}`,
        of: '',
      }))
  },
}
