import { canonicalLabel } from '@bihuan/core/labels/label.ts'

/** A code and the moment it arrived, milliseconds on any clock that only goes forward. */
export type Arrived = { code: string; at: number }

// The keys of a gun may be heard as keys and be committed as text as well; that is one scan.
const echoMs = 400
// Our shortest code, a box, has 13 characters.
const lengthMin = 13

/**
 * Takes text that a PDA's own keyboard has put into the hidden field at once (Zebra, Urovo, Newland, iData do so): the code
 * in it, or null for what is no code (a Chinese word, a stray key) and for the echo of a code that was heard as keys.
 */
export function committedCode(text: string, at: number, last: Arrived | null): string | null {
  const code = canonicalLabel(text)
  // The dot stands between a pass and its moving code.
  if (code.length < lengthMin || !/^[0-9A-Z]+(?:\.[0-9A-V]{29})?$/.test(code)) return null
  if (last !== null && last.code === code && at - last.at < echoMs) return null
  return code
}
