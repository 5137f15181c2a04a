import { parsePersonCode } from '@bihuan/core/person-code/person-code.ts'

/** What somebody put into the first field of a line. */
export type Who =
  | { kind: 'nothing' }
  | { kind: 'code'; person: string; name: string }
  | { kind: 'tail'; tail: string }
  | { kind: 'number'; number: string }
  | { kind: 'fault'; because: 'code' | 'short' }

// 18 digits of today's card, 15 of the first generation.
const cardLengths = [15, 18]

/** Tells a scanned person code, the last six of a document and the whole number of an identity card apart. */
export function whoOf(text: string): Who {
  const plain = text.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase()
  if (plain === '') return { kind: 'nothing' }
  if (plain.startsWith('R1') && plain.length > 20) {
    const code = parsePersonCode(plain)
    if (!code.ok) return { kind: 'fault', because: 'code' }
    return { kind: 'code', person: code.claims.person, name: code.claims.name }
  }
  if (/^[0-9A-Z]{6}$/.test(plain)) return { kind: 'tail', tail: plain }
  if (cardLengths.includes(plain.length)) return { kind: 'number', number: plain }
  return { kind: 'fault', because: 'short' }
}
