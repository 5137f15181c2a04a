import type { Instant } from '@bihuan/core/time/instant.ts'
import { sameBytes } from '@bihuan/core/transparency/bytes.ts'
import {
  appendAll,
  emptyFrontier,
  leafHash,
  rootOf,
} from '@bihuan/core/transparency/merkle-tree.ts'
import type { City } from '../door/command.ts'
import { nodeSha256 } from './ed25519.ts'
import { ownCheckpoint, readHead } from './log-head.ts'
import { type NewEntry, writeEntries } from './write-entries.ts'

/** A copy of the log that somebody kept outside: its entries in their order, and the checkpoint over them. */
export type LogCopy = { entries: readonly Uint8Array[]; note: string }

export type Refilled =
  | { ok: true; size: number; added: number }
  /** `copy`: not signed by this log, or not what was signed. `past`: its beginning is not the log that is here. */
  | { ok: false; because: 'copy' | 'broken' | 'past' | 'nothing-lost' }

const rootOver = (entries: readonly Uint8Array[]): Uint8Array => {
  const leaves = entries.map((entry) => leafHash(entry, nodeSha256))
  return rootOf(appendAll(emptyFrontier, leaves, nodeSha256).frontier, nodeSha256)
}

/**
 * Gives the log back what a restore took from it: the entries behind its end, from a copy that outsiders kept. Then its witnesses go
 * on signing. The documents of these entries are lost; their places stay, marked as lost, and the watch names each of them.
 */
export async function refillLog(city: City, copy: LogCopy, now: Instant): Promise<Refilled> {
  const signer = city.keys.logSigner(city.anchors.log.origin)
  const checkpoint = await ownCheckpoint(copy.note, signer.key)
  if (checkpoint?.size !== copy.entries.length) return { ok: false, because: 'copy' }
  if (!sameBytes(rootOver(copy.entries), checkpoint.root)) return { ok: false, because: 'copy' }
  const head = await readHead(city.sql, signer.key)
  if (!head.ok) return { ok: false, because: 'broken' }
  const { size } = head.frontier
  if (size >= copy.entries.length) return { ok: false, because: 'nothing-lost' }
  const here = rootOf(head.frontier, nodeSha256)
  if (!sameBytes(rootOver(copy.entries.slice(0, size)), here)) return { ok: false, because: 'past' }
  const added = copy.entries.slice(size).map(
    (entry, n): NewEntry => ({
      kind: 'lost',
      subject: String(size + n),
      salt: null,
      entry,
      about: null,
    }),
  )
  const written = await city.sql.begin((tx) => writeEntries(tx, signer, added, now))
  return written.ok
    ? { ok: true, size: written.size, added: added.length }
    : { ok: false, because: 'broken' }
}
