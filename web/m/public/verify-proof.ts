import type { Verify } from '@bihuan/core/person-code/person-code.ts'
import type { Instant } from '@bihuan/core/time/instant.ts'
import { fromBase64 } from '@bihuan/core/transparency/base64.ts'
import { type NoteKey, parseNoteKey } from '@bihuan/core/transparency/note-key.ts'
import { type OrderProven, proveOrder } from '@bihuan/core/transparency/prove-order.ts'
import { sha256 } from '@bihuan/core/transparency/sha256.ts'
import type { OwnOrderProof } from './wire.ts'

const bytesOf = (text: string): Uint8Array => fromBase64(text) ?? new Uint8Array()

/** What this page has found out by itself. `saysSame` is whether the order in the proof names the one that was asked about. */
export type Checked = { proven: OrderProven; saysSame: boolean; keys: NoteKey[] } | null

function idIn(bytes: Uint8Array): unknown {
  const text = new TextDecoder().decode(bytes)
  try {
    // The first line says what is signed; the document follows.
    const order: unknown = JSON.parse(text.slice(text.indexOf('\n') + 1))
    return typeof order === 'object' && order !== null && 'id' in order ? order.id : null
  } catch {
    return null // not a document
  }
}

/**
 * Checks on this device, with nothing but the proof, that an order is word for word in the log that the witnesses have signed. Null
 * for a proof whose keys cannot be read.
 */
export async function checkProof(
  proof: OwnOrderProof,
  order: string,
  now: Instant,
  verify: Verify,
): Promise<Checked> {
  const log = parseNoteKey(proof.log, sha256)
  const keys = proof.witnesses.flatMap((line) => parseNoteKey(line, sha256) ?? [])
  const salt = bytesOf(proof.salt)
  if (!log || keys.length !== proof.witnesses.length || salt.length !== 32) return null
  const bytes = bytesOf(proof.order)
  const { index, checkpoint, quorum } = proof
  const proven = await proveOrder(
    { salt, bytes },
    { index, path: proof.path.map(bytesOf), checkpoint },
    { origin: log.name, log, witnesses: keys, quorum, ageMaxMs: null },
    now,
    { verify, sha256 },
  )
  return { proven, saysSame: idIn(bytes) === order, keys }
}
