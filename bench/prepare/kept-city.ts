import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Sql } from '@bihuan/server/db/sql.ts'
import type { BenchOptions } from '../options.ts'

type Order = Pick<BenchOptions, 'people' | 'seed'>

/** A folder holds another city than the one that was asked for. */
export class OtherCity extends Error {}

/** The file beside the database that says which city a bench settled there. */
export const keptFile = 'bench-city.json'
const fileOf = (folder: string) => join(folder, keptFile)

/** Refuses a folder with a database that no bench has settled: it may be somebody's city. Throws OtherCity. */
export function refuseForeign(folder: string): void {
  if (existsSync(join(folder, 'pgdata')) && !existsSync(fileOf(folder)))
    throw new OtherCity(
      `${folder} holds a database that no finished bench left there: choose another folder with --data`,
    )
}

/** Whether the folder holds the city of this order, from an earlier run with --keep. Throws OtherCity for another one. */
export function isKept(folder: string, { people, seed }: Order): boolean {
  const file = fileOf(folder)
  if (!existsSync(file)) return false
  const found = JSON.parse(readFileSync(file, 'utf8')) as Order
  if (found.people === people && found.seed === seed) return true
  throw new OtherCity(
    `${folder} holds a city of --people ${found.people} and --seed ${found.seed}: ask for that one, or choose another folder with --data`,
  )
}

/** Notes that the city of this order is settled whole. */
export function noteKept(folder: string, { people, seed }: Order): void {
  writeFileSync(fileOf(folder), `${JSON.stringify({ people, seed })}\n`)
}

/** The number of a notice, from `from` on, that comes after every round there is and leaves the one before it free. */
export async function freeNumber(sql: Sql, from: number): Promise<number> {
  const [row] = await sql<{ last: number | null }[]>`select max(id) % 1000 as last from rounds`
  return Math.max(from, (row?.last ?? 0) + 2)
}
