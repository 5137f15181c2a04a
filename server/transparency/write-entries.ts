import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Tx } from '../db/sql.ts'
import { appendEntries, signCheckpoint } from './append-orders.ts'
import type { NoteSigner } from './ed25519.ts'
import type { LoggedKind } from './log-document.ts'
import { type Breach, readHead } from './log-head.ts'
import { hexText, writeNodes } from './log-nodes.ts'

/** An entry that is to be appended; the salt is null for what is public anyway. */
export type NewEntry = {
  kind: LoggedKind | 'counts' | 'audit' | 'lost'
  subject: string
  salt: Uint8Array | null
  entry: Uint8Array
  /** Of an act or a dismissal what it is about; null for all others. */
  about: string | null
}

/** Somebody else has appended at the same place: nothing was written, and the turn is tried again from the beginning. */
export class LostTurn extends Error {}

/**
 * Appends entries and signs the new checkpoint, all within one transaction. Of two who do so at once the second finds its places
 * taken and throws LostTurn; the signature it made has not left the process.
 */
export async function writeEntries(
  tx: Tx,
  signer: NoteSigner,
  added: readonly NewEntry[],
  now: Instant,
): Promise<{ ok: true; size: number } | { ok: false; breach: Breach }> {
  const head = await readHead(tx, signer.key)
  if (!head.ok) return head
  const first = head.frontier.size
  if (added.length === 0) return { ok: true, size: first }
  const grown = appendEntries(
    head.frontier,
    added.map(({ entry }) => entry),
  )
  const { count } = await tx`
    insert into log_entries (index, kind, subject, salt, entry, at, about)
    select ${first}::bigint + n - 1, kind, subject, decode(nullif(salt, ''), 'hex'), decode(entry, 'hex'), ${now}, about
    from unnest(${added.map(({ kind }) => kind)}::text[], ${added.map(({ subject }) => subject)}::text[],
      ${added.map(({ salt }) => hexText(salt ?? new Uint8Array()))}::text[], ${added.map(({ entry }) => hexText(entry))}::text[],
      ${added.map(({ about }) => about)}::text[]) with ordinality t (kind, subject, salt, entry, about, n)
    on conflict do nothing`
  if (count !== added.length) throw new LostTurn('another process has appended')
  const nodes = await writeNodes(tx, grown.nodes)
  const { size } = grown.frontier
  const signed = await tx`
    insert into log_checkpoints (size, note, signed_at) values (${size}, ${signCheckpoint(grown.frontier, signer)}, ${now})
    on conflict do nothing`
  if (nodes !== grown.nodes.length || signed.count !== 1)
    throw new LostTurn('another process has appended')
  return { ok: true, size }
}
