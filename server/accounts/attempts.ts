// Five wrong tries are a tired nurse; from the sixth on each costs twice as long, up to a quarter of an hour.
const freeTries = 5
const firstWaitMs = 2_000
const longestWaitMs = 15 * 60_000
// A name that is tried no more is forgotten, and so is everything when somebody invents names by the hundred thousand.
const namesMax = 100_000

/** Counts wrong passwords by sign-in name, whoever tries them and whether or not the name exists. */
export function signInAttempts() {
  const failures = new Map<string, { count: number; waitUntil: number }>()
  return {
    /** Milliseconds until a name may be tried again; 0 when it may be now. */
    waitMs(name: string, now: number): number {
      return Math.max(0, (failures.get(name)?.waitUntil ?? 0) - now)
    },
    failed(name: string, now: number): void {
      if (failures.size >= namesMax) failures.clear()
      const count = (failures.get(name)?.count ?? 0) + 1
      const over = count - freeTries
      const wait = over < 0 ? 0 : Math.min(firstWaitMs * 2 ** over, longestWaitMs)
      failures.set(name, { count, waitUntil: now + wait })
    },
    succeeded(name: string): void {
      failures.delete(name)
    },
  }
}
