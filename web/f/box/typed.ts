/** A count of tubes as it is typed, 0 to 400; null for anything else. */
export function countOf(text: string): number | null {
  const typed = text.normalize('NFKC').trim()
  return /^\d{1,3}$/.test(typed) && Number(typed) <= 400 ? Number(typed) : null
}

/** Degrees Celsius as typed, with a point or a comma, -80 to 60; null where nothing is typed, 'wrong' for no temperature. */
export function celsiusOf(text: string): number | null | 'wrong' {
  const typed = text
    .normalize('NFKC')
    .replace(/[℃°cC\s]/g, '')
    .replace(',', '.')
    .replace(/[−–]/, '-')
  if (typed === '') return null
  if (!/^-?\d{1,2}(\.\d{1,2})?$/.test(typed)) return 'wrong'
  const value = Number(typed)
  return value >= -80 && value <= 60 ? value : 'wrong'
}
