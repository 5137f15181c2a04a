export type Receipt = {
  readonly handedGrams: number
  readonly receivedGrams: number
  readonly missing: number
}

/** Grams received less grams handed over, and whether somebody has to look: a bag is missing, or the weights differ at all. */
export function differenceOf({ handedGrams, receivedGrams, missing }: Receipt): {
  grams: number
  isOpen: boolean
} {
  const grams = receivedGrams - handedGrams
  return { grams, isOpen: missing > 0 || grams !== 0 }
}
