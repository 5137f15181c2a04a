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

/** SHA-256 of a value, whatever order its keys came in: two sendings of one body agree. */
export function digestOf(value: unknown): Buffer {
  return createHash('sha256').update(JSON.stringify(ordered(value))).digest()
}
