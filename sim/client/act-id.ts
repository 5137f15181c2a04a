import { createHash } from 'node:crypto'

/**
 * The id of an act: a UUID made from the seed of the city and what the act says. The same act, sent again after a crash or
 * by a demo that is started a second time, has the same id, so the server answers what it answered before.
 */
export function actId(seed: number | string, name: string, input: unknown): string {
  const hex = createHash('sha256')
    .update(JSON.stringify([String(seed), name, input]))
    .digest('hex')
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
