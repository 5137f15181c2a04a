import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Instant } from '@bihuan/core/time/instant.ts'
import type { City } from '@bihuan/server/door/command.ts'
import { type Command, InvalidArgumentError } from 'commander'
import { defaultDataFolder } from '../data-folder.ts'
import { Refusal } from './refusal.ts'

export type CityOptions = { data?: string }

/** The option that every command has which opens a city. */
export const withData = (command: Command): Command =>
  command.option(
    '--data <dir>',
    `where the city is kept (default: ${defaultDataFolder()}); DATABASE_URL names an outside database`,
  )

export const folderOf = (options: CityOptions): string => options.data ?? defaultDataFolder()

/** Whether a city has ever been started in this folder, or an outside database is named. */
export const hasCity = (options: CityOptions): boolean =>
  process.env.DATABASE_URL !== undefined ||
  existsSync(join(folderOf(options), 'pgdata', 'PG_VERSION'))

/** Opens the city that is there; asking a question must not found a new one. */
export async function inCity<Outcome>(
  options: CityOptions,
  act: (city: City) => Promise<Outcome>,
): Promise<Outcome> {
  if (!hasCity(options)) {
    const folder = folderOf(options)
    throw new Refusal(
      'city.none',
      `${folder} 中还没有城市：请先 npm start，或用 --data 指定`,
      `There is no city in ${folder}: run npm start first, or name its folder with --data`,
    )
  }
  return inAnyCity(options, act)
}

/** Opens the city, and makes an empty one where there is none. */
export async function inAnyCity<Outcome>(
  options: CityOptions,
  act: (city: City) => Promise<Outcome>,
): Promise<Outcome> {
  const { withCity } = await import('../with-city.ts')
  return withCity(folderOf(options), act)
}

/**
 * The moment that a command acts at: real time, except in an invented city, whose clock is its own; there it is the last
 * moment that the city recorded, so that a command neither comes years after the round nor turns the clock back.
 */
export async function cityNow({ sql }: City): Promise<Instant> {
  const [row] = await sql<{ isInvented: boolean; last: Instant | null }[]>`
    select exists (select from accounts where is_demo) as is_invented,
      (select max(r.at) from (select at from commands order by recorded_at desc limit 500) r) as last`
  return row?.isInvented && row.last !== null ? row.last : Date.now()
}

/** A whole number of an option, or the refusal that says what is possible. */
export const wholeBetween = (least: number, most: number) => (text: string) => {
  const value = Number(text)
  if (!Number.isInteger(value) || value < least || value > most)
    throw new InvalidArgumentError(`a whole number from ${least} to ${most} is needed`)
  return value
}
