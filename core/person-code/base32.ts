// RFC 4648 §7, extended hex: all of it is in QR's alphanumeric mode and on the keys that a gun types.
const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUV'

/** Bytes as base 32 of the alphabet 0-9A-V, upper case, without padding. */
export function toBase32(bytes: Uint8Array): string {
  let text = ''
  let held = 0
  let bits = 0
  for (const byte of bytes) {
    held = (held << 8) | byte
    bits += 8
    while (bits >= 5) {
      bits -= 5
      text += alphabet.charAt(held >> bits)
      held &= (1 << bits) - 1
    }
  }
  return bits === 0 ? text : text + alphabet.charAt(held << (5 - bits))
}

/** The bytes of such a text, or null. Only the one text that `toBase32` writes is read: no second spelling of a code. */
export function fromBase32(text: string): Uint8Array | null {
  const bytes = new Uint8Array(Math.floor((text.length * 5) / 8))
  let at = 0
  let held = 0
  let bits = 0
  for (const character of text) {
    const value = alphabet.indexOf(character)
    if (value < 0) return null
    held = (held << 5) | value
    bits += 5
    if (bits < 8) continue
    bits -= 8
    bytes[at] = held >> bits
    at += 1
    held &= (1 << bits) - 1
  }
  // Five bits or more over are a character too many; other bits than zero are a character that was changed.
  return bits < 5 && held === 0 ? bytes : null
}
