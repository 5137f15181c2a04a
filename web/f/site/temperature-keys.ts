// What a thermometer for people can show; the wire takes no more (contract/stay-care.ts).
const least = 30
const most = 45

/** The digits after a press: three at most, `back` takes the last away. */
export const pressed = (digits: string, key: string): string =>
  key === 'back' ? digits.slice(0, -1) : digits.length < 3 ? digits + key : digits

/** `365` is 36.5 °C; null while it is not whole, or where nobody has such a temperature. */
export function celsiusOf(digits: string): number | null {
  if (digits.length !== 3) return null
  const celsius = Number(digits) / 10
  return celsius >= least && celsius <= most ? celsius : null
}

/** The digits as they stand on the page, with lines where some are missing: `36.–`. */
export function degreesOf(digits: string): string {
  const all = digits.padEnd(3, '–')
  return `${all.slice(0, 2)}.${all.slice(2)}`
}
