import { parseLabel } from '@bihuan/core/labels/label.ts'
import {
  acceptPersonCode,
  parsePersonCode,
  type Verify,
} from '@bihuan/core/person-code/person-code.ts'
import { readScan } from '@bihuan/core/station/read-scan.ts'
import type { Deed } from '@bihuan/core/station/station.ts'
import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Keeper } from './keeper.ts'
import type { Outcome } from './types.ts'

type Read = { deed: Deed } | { outcome: Outcome }

/** The number of a printed tube code, or the word that it is none. */
export function readTube(text: string): number | Outcome {
  const label = parseLabel('tube', text)
  return label.ok ? label.label : { kind: 'not-a-code', text }
}

/** Reads a scan as a deed at the station, or as the word that answers it. */
export function scanReader(parts: { keeper: Keeper; verify: Verify; now(): Instant }) {
  async function readPerson(text: string): Promise<Read> {
    const book = parts.keeper.memory().session?.book
    if (!book) return { outcome: { kind: 'not-taken', why: 'not-joined' } }
    const keys = book.codeKeys.map(({ id, publicKey }) => ({ id: Number(id), publicKey }))
    const city = book.area.slice(0, 4)
    const code = await acceptPersonCode(text, { city, keys }, parts.now(), parts.verify)
    if (code.ok) {
      const { person, name } = code.claims
      return { deed: { kind: 'person', person, name } }
    }
    if (code.fault === 'not-a-code')
      return { outcome: { kind: 'not-a-code', text: text.slice(0, 40) } }
    if (code.fault !== 'expired') return { outcome: { kind: 'code-forged' } }
    const parsed = parsePersonCode(text)
    if (!parsed.ok) return { outcome: { kind: 'code-forged' } }
    const { name, expiresAt } = parsed.claims
    return { outcome: { kind: 'code-expired', name, expiredAt: expiresAt } }
  }

  return async (text: string): Promise<Read> => {
    const scan = readScan(text)
    switch (scan.what) {
      case 'tube':
        return { deed: { kind: 'tube', tube: scan.tube } }
      case 'person':
        return readPerson(scan.text)
      case 'nothing':
        return { outcome: { kind: 'not-a-code', text: scan.text } }
      default:
        return { outcome: { kind: 'other-label', what: scan.what, code: scan.code } }
    }
  }
}
