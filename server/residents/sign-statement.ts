import {
  encodeStatement,
  formatStatement,
  type ResultStatement,
} from '@bihuan/core/result-statement/result-statement.ts'
import type { Keys } from '../keys.ts'

// About 400 bytes each: 20 MB at most.
const keptMax = 50_000

const keptOf = new WeakMap<Keys, Map<string, string>>()

/**
 * The text of a statement, signed by the city. A signature costs some 75 µs, so those of the last 50,000 statements are kept:
 * the same statement has the same text, as Ed25519 makes the same signature of the same bytes.
 */
export function signedStatement(statement: Omit<ResultStatement, 'key'>, keys: Keys): string {
  const [key] = keys.codePublicKeys()
  const signed = encodeStatement({ ...statement, key: key?.id ?? 0 })
  const kept = keptOf.get(keys) ?? new Map<string, string>()
  keptOf.set(keys, kept)
  const name = Buffer.from(signed.buffer, signed.byteOffset, signed.length).toString('latin1')
  const known = kept.get(name)
  if (known !== undefined) return known
  const text = formatStatement(Buffer.concat([signed, keys.signCode(signed)]))
  if (kept.size >= keptMax)
    for (const oldest of kept.keys()) {
      kept.delete(oldest)
      break
    }
  kept.set(name, text)
  return text
}
