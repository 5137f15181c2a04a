const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/** RFC 4648 §4 with padding, and §5 without, as notes and keys want them. */
const kinds = {
  standard: { alphabet: `${letters}+/`, padded: true },
  url: { alphabet: `${letters}-_`, padded: false },
} as const
type Kind = keyof typeof kinds

/** Bytes as base 64. */
export function toBase64(bytes: Uint8Array, kind: Kind = 'standard'): string {
  const { alphabet, padded } = kinds[kind]
  let text = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(at, at + 3)
    const held = (a << 16) | (b << 8) | c
    const count = Math.min(3, bytes.length - at) + 1
    for (let n = 0; n < count; n += 1) text += alphabet.charAt((held >> (18 - 6 * n)) & 63)
    if (padded) text += '='.repeat(4 - count)
  }
  return text
}

/** The bytes of such a text, or null. Only the one text that `toBase64` writes is read, so that no line has a second spelling. */
export function fromBase64(text: string, kind: Kind = 'standard'): Uint8Array | null {
  const { alphabet } = kinds[kind]
  const digits = text.replace(/={1,2}$/, '')
  const bytes = new Uint8Array(Math.floor((digits.length * 3) / 4))
  let held = 0
  let bits = 0
  let at = 0
  for (const digit of digits) {
    const value = alphabet.indexOf(digit)
    if (value < 0) return null
    held = ((held << 6) | value) & 0xffff
    bits += 6
    if (bits < 8) continue
    bits -= 8
    bytes[at] = (held >> bits) & 0xff
    at += 1
  }
  return toBase64(bytes, kind) === text ? bytes : null
}
