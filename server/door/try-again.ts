const fieldOf = (error: unknown, name: string) =>
  error instanceof Error && name in error ? String(Object(error)[name]) : ''

// Deadlock, serialization failure, lock timeout: PostgreSQL rolled back everything and asks to be tried again.
const passing = new Set(['40P01', '40001', '55P03'])
// The same act came twice at once and the other was faster. What it wrote is seen the next time, and is no news then.
const racedKeys = /^(?:(?:field_events|tubes|samples)_\d+_pkey|commands_pkey)$/

const passes = (error: unknown) =>
  passing.has(fieldOf(error, 'code')) ||
  (fieldOf(error, 'code') === '23505' && racedKeys.test(fieldOf(error, 'constraint_name')))

/** The database is gone: nobody's fault, and what was committed is found when it is sent again. */
export const isLost = (error: unknown): boolean =>
  /^(?:CONNECT|ECONN|57P0|08)/.test(fieldOf(error, 'code'))

const triesMax = 5

/** Runs a transaction again while what failed it passes by itself, at most 5 times. */
export async function tryAgain<Outcome>(attempt: () => Promise<Outcome>): Promise<Outcome> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt()
    } catch (error) {
      if (!passes(error) || tries === triesMax) throw error
    }
  }
}
