/**
 * The bytes of a text in UTF-8; core has no TextEncoder. One pass, because every signed document of a city goes through here. Throws a
 * URIError for a text with an unpaired surrogate.
 */
export function bytesOf(text: string): number[] {
  const bytes: number[] = []
  for (let at = 0; at < text.length; at += 1) {
    const code = text.codePointAt(at) ?? 0
    if (code < 0x80) bytes.push(code)
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), tail(code))
    else if (code < 0x10000) {
      if (code >= 0xd800 && code < 0xe000) throw new URIError('an unpaired surrogate')
      bytes.push(0xe0 | (code >> 12), tail(code >> 6), tail(code))
    } else {
      bytes.push(0xf0 | (code >> 18), tail(code >> 12), tail(code >> 6), tail(code))
      at += 1 // a pair of surrogates is one character
    }
  }
  return bytes
}

const tail = (bits: number): number => 0x80 | (bits & 0x3f)

/** The text of bytes in UTF-8, or null where they are none. */
export function textOf(bytes: Uint8Array): string | null {
  try {
    return decodeURIComponent(
      [...bytes].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''),
    )
  } catch {
    return null // not UTF-8
  }
}

/** A name longer than this many bytes is cut at a character. */
export const nameBytesMax = 60

/** The first bytes of a name, at most 60, cut at a character. */
export function nameBytes(name: string): number[] {
  const kept: number[] = []
  for (const character of name.toWellFormed().normalize('NFC')) {
    const bytes = bytesOf(character)
    if (kept.length + bytes.length > nameBytesMax) break
    kept.push(...bytes)
  }
  return kept
}

/** A whole number in so many bytes, the highest first. */
export function bigEndian(value: number, bytes: number): number[] {
  return Array.from({ length: bytes }, (_, at) => Math.floor(value / 256 ** (bytes - 1 - at)) % 256)
}

/** The number that bytes are, the highest first; exact below 2^53. */
export const numberOf = (bytes: Uint8Array): number =>
  bytes.reduce((value, byte) => value * 256 + byte, 0)
