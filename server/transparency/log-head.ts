import { sameBytes } from '@bihuan/core/transparency/bytes.ts'
import { type Checkpoint, parseCheckpoint } from '@bihuan/core/transparency/checkpoint.ts'
import { emptyFrontier, type Frontier, rootOf } from '@bihuan/core/transparency/merkle-tree.ts'
import type { NoteKey } from '@bihuan/core/transparency/note-key.ts'
import type { NodeAt } from '@bihuan/core/transparency/proof-plan.ts'
import { logSigned, parseNote } from '@bihuan/core/transparency/signed-note.ts'
import type { Reader } from '../db/sql.ts'
import { nodeSha256, verifyEd25519 } from './ed25519.ts'
import { readNodes } from './log-nodes.ts'

/** Why the tables are not the log that was signed. */
export type Breach = 'cut' | 'signature' | 'root'
export type LogHead = { ok: true; frontier: Frontier } | { ok: false; breach: Breach }

/** The complete subtrees of a tree of this size, the largest first. */
function edgeOf(size: number): NodeAt[] {
  const edge: NodeAt[] = []
  let begin = 0
  for (let level = Math.floor(Math.log2(Math.max(size, 1))); level >= 0; level -= 1) {
    const width = 2 ** level
    if (begin + width > size) continue
    edge.push({ level, index: begin / width })
    begin += width
  }
  return edge
}

/** The checkpoint of a note that this log has signed; null for any other text. */
export async function ownCheckpoint(note: string, log: NoteKey): Promise<Checkpoint | null> {
  const read = parseNote(note)
  const checkpoint = read && parseCheckpoint(read.text)
  if (!read || checkpoint?.origin !== log.name) return null
  return (await logSigned(read, log, verifyEd25519)) === 'signed' ? checkpoint : null
}

/**
 * The right edge of the log, checked against the last checkpoint that our key signed: a table that was cut, or of which a row was
 * changed, is not appended to, because that would sign the change.
 */
export async function readHead(sql: Reader, log: NoteKey): Promise<LogHead> {
  const [row] = await sql<{ entries: string; size: string | null; note: string | null }[]>`
    select coalesce((select max(index) + 1 from log_entries), 0) as entries, c.size, c.note
    from (values (1)) one (n) left join (select size, note from log_checkpoints order by size desc limit 1) c on true`
  const entries = Number(row?.entries ?? 0)
  if (!row || row.note === null)
    return entries === 0 ? { ok: true, frontier: emptyFrontier } : { ok: false, breach: 'cut' }
  const checkpoint = await ownCheckpoint(row.note, log)
  if (!checkpoint) return { ok: false, breach: 'signature' }
  if (checkpoint.size !== entries || Number(row.size) !== entries)
    return { ok: false, breach: 'cut' }
  const edge = edgeOf(entries)
  const read = await readNodes(sql, edge)
  const hashes = edge.map(read).filter((hash) => hash.length === 32)
  const frontier: Frontier = { size: entries, hashes }
  if (hashes.length !== edge.length || !sameBytes(rootOf(frontier, nodeSha256), checkpoint.root))
    return { ok: false, breach: 'root' }
  return { ok: true, frontier }
}
