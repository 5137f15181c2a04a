import type { CityDate } from '@bihuan/core/time/instant.ts'
import { countsEntry } from '@bihuan/core/transparency/disclosure/counts-entry.ts'
import type { PublicCounts } from '@bihuan/core/transparency/disclosure/publish-counts.ts'
import { appendAll, emptyFrontier, leafHash } from '@bihuan/core/transparency/merkle-tree.ts'
import { nodeSha256 } from './ed25519.ts'
import type { BlockRow } from './log-blocks.ts'
import { isErased, type LoggedKind, loggedEntry } from './log-document.ts'
import type { Breach } from './log-head.ts'

/** What is missing from the log, or not what stands in it. */
export type MissingFromLog = {
  kind: LoggedKind | 'counts' | 'log'
  subject: string
  why:
    | 'not-in-log'
    | 'row-gone'
    | 'row-changed'
    /** Nobody can read it any more: right where its time is over, and a breach everywhere else. */
    | 'row-erased'
    | 'entry-gone'
    | `log-${Breach}`
}

export type CheckedBlock = {
  size: number
  /** The right edge of the block as a tree of its own; a whole block has one hash. */
  edge: readonly Uint8Array[]
  faults: MissingFromLog[]
}

const cannotBeRead = ({ kind, salt, document }: BlockRow): boolean =>
  (kind !== 'counts' && salt === null) ||
  (typeof document === 'object' && document !== null && isErased(document))

/** What ought to stand in the log for a row as it is now; null for what cannot stand there. */
function entryNow({ kind, subject, salt, document }: BlockRow): Uint8Array | null {
  if (kind === 'audit' || kind === 'lost') return null
  if (kind === 'counts')
    return countsEntry(subject as CityDate, document as PublicCounts, nodeSha256)
  return loggedEntry({ kind, subject, document }, salt && Uint8Array.from(salt))
}

/** Whether each entry of a block still has its row, with the same bytes behind the same salt. */
export function checkBlock(rows: readonly BlockRow[]): CheckedBlock {
  const faults: MissingFromLog[] = []
  for (const row of rows) {
    const { kind, subject, document, entry } = row
    // The entries of the audit stand for rows of which only the audit knows.
    if (kind === 'audit') continue
    if (kind === 'lost') {
      faults.push({ kind: 'log', subject, why: 'row-gone' })
      continue
    }
    if (cannotBeRead(row)) faults.push({ kind, subject, why: 'row-erased' })
    else if (document === null) faults.push({ kind, subject, why: 'row-gone' })
    else {
      const now = entryNow(row)
      if (!now || !entry.equals(now)) faults.push({ kind, subject, why: 'row-changed' })
    }
  }
  const leaves = rows.map(({ entry }) => leafHash(Uint8Array.from(entry), nodeSha256))
  const { frontier } = appendAll(emptyFrontier, leaves, nodeSha256)
  return { size: frontier.size, edge: frontier.hashes, faults }
}
