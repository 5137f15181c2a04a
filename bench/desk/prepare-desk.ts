import type { Bench } from '../bench.ts'
import { fillCity, finishHistory } from '../history/fill-city.ts'
import { fillRounds } from '../history/fill-rounds.ts'

/**
 * Gives a city its past: an empty schema gets a whole one; a city that the bench has settled gets its rounds before
 * its own, the last of them half-way. Nothing where it has a past already.
 */
export async function prepareDesk(
  bench: Pick<Bench, 'city' | 'database' | 'options' | 'say'>,
  rounds: number,
): Promise<void> {
  const { city, database, options, say } = bench
  const { sql } = city
  const { seed, people } = options
  const [filled] =
    await sql`select from rounds n where exists (select from tubes t where t.round_id = n.id) limit 1`
  if (filled) return
  const [settled] = await sql`select from people limit 1`
  const url = database.url
  if (!settled) {
    await fillCity(city, { people, rounds, seed, detailed: rounds, url, say })
    return
  }
  const [first] = await sql<{ number: number }[]>`select min(id) - 2022000 as number from rounds`
  const before = (first?.number ?? 101) - 1
  const numbers = Array.from({ length: rounds }, (_, n) => before - rounds + 1 + n)
  const frames = await fillRounds(city, { numbers, isNewestLive: true, seed, url, say })
  await finishHistory(sql, frames)
}
