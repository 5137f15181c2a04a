import { createHash } from 'node:crypto'

/**
 * The id of something that a command makes besides what its sender named: the same for the same command and the same words, so that
 * a command that is repeated makes nothing twice. A UUID of version 8 (RFC 9562).
 */
export function derivedId(...of: readonly [string, ...string[]]): string {
  const hex = createHash('sha256').update(of.join('\n')).digest('hex')
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 3) | 8).toString(16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
