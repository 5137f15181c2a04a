import { formatCheckpoint } from './checkpoint.ts'
import { cosignatureLine, cosignedBytes } from './cosignature.ts'
import { appendAll, emptyFrontier, leafHash, rootOf } from './merkle-tree.ts'
import type { NoteKey } from './note-key.ts'
import { type NodeAt, planConsistency, planInclusion, proofOf } from './proof-plan.ts'
import type { Sha256 } from './sha256.ts'
import { formatNote, noteBytes, signatureLine } from './signed-note.ts'

// Builders for tests: a log in memory, and people who sign.

/** A key with which something can be signed. */
export type Signer = { key: NoteKey; sign: (bytes: Uint8Array) => Uint8Array }

/** A whole log in memory, that proves anything about itself. */
export function aLog(entries: readonly Uint8Array[], sha256: Sha256) {
  const leaves = entries.map((entry) => leafHash(entry, sha256))
  const { finished } = appendAll(emptyFrontier, leaves, sha256)
  const nodes = new Map(finished.map((node) => [`${node.level}/${node.index}`, node.hash]))
  const read = ({ level, index }: NodeAt) => nodes.get(`${level}/${index}`) ?? new Uint8Array(32)
  return {
    leaves,
    rootAt: (size: number) =>
      rootOf(appendAll(emptyFrontier, leaves.slice(0, size), sha256).frontier, sha256),
    pathOf: (index: number, size: number) => proofOf(planInclusion(index, size), read, sha256),
    stepOf: (old: number, size: number) => proofOf(planConsistency(old, size), read, sha256),
  }
}

/** A checkpoint of a root, signed by the log and by witnesses at their second. */
export function aCheckpoint(
  { size, root }: { size: number; root: Uint8Array },
  log: Signer,
  witnesses: readonly { by: Signer; seconds: number }[] = [],
): string {
  const text = formatCheckpoint({ origin: log.key.name, size, root })
  return formatNote(text, [
    signatureLine(log.key, log.sign(noteBytes(text))),
    ...witnesses.map(({ by, seconds }) =>
      cosignatureLine(by.key, seconds, by.sign(cosignedBytes(text, seconds))),
    ),
  ])
}
