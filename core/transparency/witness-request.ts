import { fromBase64, toBase64 } from './base64.ts'

/** What a log asks of a witness (c2sp.org/tlog-witness, add-checkpoint): the size it believes known, the proof, the checkpoint. */
export type WitnessRequest = { old: number; path: readonly Uint8Array[]; checkpoint: string }

// A tree of 2^63 leaves has no longer proof.
const pathMax = 63

/** The body of such a request. */
export const formatWitnessRequest = ({ old, path, checkpoint }: WitnessRequest): string =>
  `old ${old}\n${path.map((hash) => `${toBase64(hash)}\n`).join('')}\n${checkpoint}`

/** Reads such a body, or null. */
export function parseWitnessRequest(body: string): WitnessRequest | null {
  const end = body.indexOf('\n\n')
  if (end < 0) return null
  const [first = '', ...lines] = body.slice(0, end).split('\n')
  const [, digits] = /^old (0|[1-9]\d{0,15})$/.exec(first) ?? []
  const path = lines.map((line) => fromBase64(line))
  if (digits === undefined || path.length > pathMax) return null
  if (!Number.isSafeInteger(Number(digits))) return null
  if (!path.every((hash) => hash !== null && hash.length === 32)) return null
  return {
    old: Number(digits),
    path: path.filter((hash) => hash !== null),
    checkpoint: body.slice(end + 2),
  }
}
