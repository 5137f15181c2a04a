/** The bytes of a text in UTF-8; core has no TextEncoder. */
export const bytesOf = (text: string): number[] =>
  [...encodeURIComponent(text).matchAll(/%(..)|./g)].map(([one, hex]) =>
    hex === undefined ? one.charCodeAt(0) : Number.parseInt(hex, 16),
  )

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
