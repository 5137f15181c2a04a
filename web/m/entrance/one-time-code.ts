/** A code as typed, with blanks, small letters or full-width digits, as it is sent; null where it cannot be one. */
export function oneTimeCodeOf(text: string): string | null {
  const code = text
    .normalize('NFKC')
    .replace(/[\s\p{Pd}]/gu, '')
    .toUpperCase()
  return /^(?:\d{6}|[0-9A-Z]{8})$/.test(code) ? code : null
}
