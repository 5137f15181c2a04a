/**
 * The codes printed on tubes, boxes and plates. No national standard for them was found, so this is ours:
 * a kind letter (none for a tube, the commonest), 4 digits of the city, a serial, and one check character
 * after ISO/IEC 7064 MOD 37,36, which finds every single substitution and every adjacent transposition.
 *
 * In the database the same label is one integer (city and serial), because twelve million of them are joined at once.
 */
export type LabelKind = 'tube' | 'box' | 'plate'

const shapes: Record<LabelKind, { letter: string; serialDigits: number }> = {
  tube: { letter: '', serialDigits: 9 },
  box: { letter: 'B', serialDigits: 7 },
  plate: { letter: 'P', serialDigits: 7 },
}

/** City and serial as one whole number, below 2^53: `4101` and `000000123` is 4101000000123. */
export type LabelNumber = number

export type LabelFault = 'length' | 'characters' | 'check' | 'kind'

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** ISO/IEC 7064 MOD 37,36 check character over upper-case letters and digits. */
export function checkCharacter(body: string): string {
  let product = 36
  for (const character of body) {
    let sum = (product + alphabet.indexOf(character)) % 36
    if (sum === 0) sum = 36
    product = (sum * 2) % 37
  }
  return alphabet.charAt((37 - product) % 36)
}

/** The printed code of a label. Throws a RangeError when city or serial do not fit the kind. */
export function labelCode(kind: LabelKind, label: LabelNumber): string {
  const { letter, serialDigits } = shapes[kind]
  const digits = String(label)
  if (!Number.isSafeInteger(label) || digits.length !== 4 + serialDigits) {
    throw new RangeError(`not a ${kind} number: ${label}`)
  }
  const body = letter + digits
  return body + checkCharacter(body)
}

/** The number of a label: 4-digit city code and serial. Throws a RangeError when they do not fit. */
export function labelNumber(kind: LabelKind, city: string, serial: number): LabelNumber {
  const { serialDigits } = shapes[kind]
  if (!/^[1-9]\d{3}$/.test(city) || !Number.isInteger(serial) || serial < 0 || serial >= 10 ** serialDigits) {
    throw new RangeError(`no ${kind} label for city ${city}, serial ${serial}`)
  }
  return Number(city) * 10 ** serialDigits + serial
}

/** Upper case, full-width made half-width, spaces and hyphens gone: what a gun, a person or a sheet may add. */
export function canonicalLabel(text: string): string {
  return text.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '')
}

/** Reads a printed code of the given kind; a fault says what is wrong with it. */
export function parseLabel(
  kind: LabelKind,
  text: string,
): { ok: true; label: LabelNumber; code: string } | { ok: false; fault: LabelFault } {
  const code = canonicalLabel(text)
  const { letter, serialDigits } = shapes[kind]
  if (code.length !== letter.length + 4 + serialDigits + 1) return { ok: false, fault: 'length' }
  if (!/^[0-9A-Z]+$/.test(code)) return { ok: false, fault: 'characters' }
  if (letter !== '' && !code.startsWith(letter)) return { ok: false, fault: 'kind' }
  const digits = code.slice(letter.length, -1)
  if (!/^[1-9]\d+$/.test(digits)) return { ok: false, fault: 'characters' }
  if (checkCharacter(code.slice(0, -1)) !== code.slice(-1)) return { ok: false, fault: 'check' }
  return { ok: true, label: Number(digits), code }
}
