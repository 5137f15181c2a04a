import type { Sql } from '@bihuan/server/db/sql.ts'
import type { City } from '@bihuan/server/door/command.ts'
import { keepPlateFigures } from '@bihuan/server/laboratory/plate-figures.ts'
import { fillHousing } from './fill-housing.ts'
import { fillPeople } from './fill-people.ts'
import { fillRounds } from './fill-rounds.ts'
import { fillSideLists } from './fill-side-lists.ts'
import { fillLaboratories, fillStaff } from './fill-staff.ts'
import type { Frame, HistoryOptions } from './plan.ts'
import { dropShape } from './shape-city.ts'

/** The notice of the newest round of a city with a past; the older ones have the numbers before it. */
export const newestNumber = 100

/** Fills an empty schema with a city, its staff and its rounds: the newest half-way, the older ones closed. */
export async function fillCity(
  city: City,
  options: HistoryOptions & { url: string; say(text: string): void },
): Promise<Frame[]> {
  const { people, rounds, seed, detailed, url, say } = options
  const { sql } = city
  const started = performance.now()
  await fillHousing(sql, people)
  await fillPeople(sql, city.keys, people, seed)
  await fillLaboratories(sql, people)
  await sql`analyze`
  say(`${people} people registered in ${((performance.now() - started) / 1000).toFixed(1)} s`)
  const numbers = Array.from({ length: rounds }, (_, n) => newestNumber - rounds + 1 + n)
  const frames = await fillRounds(city, { numbers, isNewestLive: true, seed, detailed, url, say })
  await finishHistory(sql, frames)
  return frames
}

/** After the rounds: the staff of the newest, what stands beside its chain, and statistics. */
export async function finishHistory(sql: Sql, frames: readonly Frame[]): Promise<void> {
  const newest = frames.at(-1)
  if (newest) {
    await fillStaff(sql, newest.number)
    await fillSideLists(sql, newest)
  }
  await dropShape(sql)
  await sql`vacuum (analyze)`
  // What the product counts in the background, plate by plate, it would have counted long ago.
  for (let kept = 1; kept > 0; ) kept = await keepPlateFigures(sql)
  await sql`vacuum (analyze) plate_figures`
}
