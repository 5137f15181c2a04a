import type { FactBook } from './fact-book.ts'

/**
 * Whether the person lives in one of some areas, by the dwelling that was last told us. An older dwelling never counts beside a newer one: who moved
 * out is not sealed in with those who stayed (reliability H49).
 */
export function livesIn(book: FactBook, areas: readonly string[]): boolean {
  const last = book.of('dwelling').at(-1)
  if (last !== undefined && last.until !== null && last.until <= book.at) return false
  return last?.places.some((place) => areas.includes(place)) === true
}
