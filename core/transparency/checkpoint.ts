import { fromBase64, toBase64 } from './base64.ts'
import { isKeyName } from './note-key.ts'

/** The head of a log: who it is, how many entries, and the root over all of them (c2sp.org/tlog-checkpoint). */
export type Checkpoint = { origin: string; size: number; root: Uint8Array }

/** The text of a checkpoint: origin, size and root, a line each. */
export const formatCheckpoint = ({ origin, size, root }: Checkpoint): string =>
  `${origin}\n${size}\n${toBase64(root)}\n`

/**
 * Reads the text of a checkpoint, or null. Extension lines, which the format allows and nobody can audit, are refused: a city's
 * log has none.
 */
export function parseCheckpoint(text: string): Checkpoint | null {
  const [origin = '', digits = '', body = '', ...rest] = text.split('\n')
  const root = fromBase64(body)
  if (rest.length !== 1 || rest[0] !== '' || !root || root.length !== 32) return null
  if (!isKeyName(origin) || !/^(?:0|[1-9]\d{0,15})$/.test(digits)) return null
  const size = Number(digits)
  return Number.isSafeInteger(size) ? { origin, size, root } : null
}
