export type Unit =
  | 'people'
  | 'sites'
  | 'tables'
  | 'tubes'
  | 'boxes'
  | 'plates'
  | 'vehicles'
  | 'hours'
  | 'people/s'
  | 'tubes/day'
  | 'tubes/person'

/** A number of the plan with everything needed to check it: unit, formula with the numbers put in, and source. */
export type Figure = {
  value: number
  unit: Unit
  formula: string
  source: string
  /** Where the guideline leaves a choice: the least and the most. */
  range?: readonly [number, number]
}

/** Thousands separated, at most two decimals: the same text in every locale of the machine. */
export function shownNumber(value: number): string {
  const [whole = '', rest] = String(Math.round(value * 100) / 100).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return rest === undefined ? grouped : `${grouped}.${rest}`
}
