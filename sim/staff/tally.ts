/** Counts by word: what the staff did, and the mistakes they made. */
export type Tally = {
  add(word: string, count?: number): void
  of(word: string): number
  all(): Record<string, number>
}

/** An empty tally. */
export function openTally(): Tally {
  const counts = new Map<string, number>()
  return {
    add: (word, count = 1) => {
      counts.set(word, (counts.get(word) ?? 0) + count)
    },
    of: (word) => counts.get(word) ?? 0,
    all: () => Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1))),
  }
}
