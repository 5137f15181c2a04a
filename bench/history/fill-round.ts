import type { Bench } from '../bench.ts'
import { fillRounds } from './fill-rounds.ts'
import { dropShape } from './shape-city.ts'

type Settled = Pick<Bench, 'city' | 'database' | 'options' | 'say'>

/** Fills closed rounds with these notices (1 … 99) into a city that the bench has settled, set-based and conserved. */
export async function fillOldRounds(bench: Settled, numbers: readonly number[]): Promise<void> {
  const { city, database, options, say } = bench
  await fillRounds(city, {
    numbers,
    isNewestLive: false,
    seed: options.seed,
    url: database.url,
    say,
  })
  await dropShape(city.sql)
}

/** One closed round. Several at once share the laying out of the city, see `fillOldRounds`. */
export const fillRound = (bench: Settled, number: number): Promise<void> =>
  fillOldRounds(bench, [number])
