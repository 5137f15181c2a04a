import type { CityFacts } from '../city/facts.ts'

/** A law of the city: its number in reliability.md §4.6, and everything that breaks it, in words; empty when it holds. */
export type Check = { name: string; law: string; find(facts: CityFacts): string[] }

/** How often each word occurs. */
export function tally<Word>(words: Iterable<Word>): Map<Word, number> {
  const counts = new Map<Word, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

/** The words that occur more than once. */
export const repeated = (words: Iterable<string>): string[] =>
  [...tally(words)].flatMap(([word, times]) => (times > 1 ? [word] : []))

/** What two numbers are that should be one; empty when they are. */
export const unequal = (what: string, expected: number, found: number): string[] =>
  expected === found ? [] : [`${what}: ${expected} expected, ${found} found`]
