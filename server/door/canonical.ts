import { createHash } from 'node:crypto'

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, part]) => part !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, part]) => [name, ordered(part)]),
  )
}

/** The JSON text of a value, whatever order its keys came in: two sendings of one body agree. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(ordered(value))
}

/** SHA-256 of a value. Not for what may name a person: identity numbers can be enumerated, so those digests are keyed. */
export function digestOf(value: unknown): Buffer {
  return createHash('sha256').update(canonicalJson(value)).digest()
}
