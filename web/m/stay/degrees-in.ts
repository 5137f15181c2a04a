// The wire takes no others (contract/stay-care.ts).
const least = 30
const most = 45

/** A temperature as people type it: `36.5`, `36,5`, `３６．５`, `365`, `36.5 °C`; null where it is none that a person can have. */
export function degreesIn(typed: string): number | null {
  const text = typed
    .normalize('NFKC')
    .replace(/[,，。]/g, '.')
    .replace(/[^\d.]/g, '')
  if (!/^\d{2,3}$|^\d{2}\.\d{1,2}$/.test(text)) return null
  const number = /^\d{3}$/.test(text) ? Number(text) / 10 : Number(text)
  const celsius = Math.round(number * 10) / 10
  return celsius >= least && celsius <= most ? celsius : null
}
