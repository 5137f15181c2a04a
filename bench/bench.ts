import type { Role } from '@bihuan/contract/access.ts'
import type { Instant } from '@bihuan/core/time/instant.ts'
import type { City } from '@bihuan/server/door/command.ts'
import type { ActName, InputOf, OutcomeOf } from '@bihuan/sim/client/paths.ts'
import { type Random, seeded } from '@bihuan/sim/random/random.ts'
import { type Database, openDatabase } from './database.ts'
import { type Load, startLoad } from './load/load.ts'
import type { BenchOptions } from './options.ts'
import type { BenchRound } from './prepare/bench-round.ts'
import { inProcessCommands } from './prepare/commands.ts'
import { freeNumber, isKept, noteKept } from './prepare/kept-city.ts'
import { publishRound } from './prepare/publish-round.ts'
import { type PreparedCity, settleCity } from './prepare/settle-city.ts'
import { type Product, startProduct } from './product/product.ts'

/**
 * What every profile gets: a database of its own (durable, as `start` makes it) with a city in it that was set up through
 * the product's own commands, the product as processes of their own, the load generator as another, and what they cost.
 */
export type Bench = {
  options: BenchOptions
  /** A line for who watches; goes to standard error. */
  say(text: string): void
  /** Fork it by a label: what one part draws must not depend on another. */
  random: Random
  database: Database
  /** The city's schema with a few connections of our own, for raw SQL and for looking; and its keys. */
  city: City
  /** Who lives where, the staff with their sessions, the laboratories. */
  prepared: PreparedCity
  /** The round that the profile works in: everybody is due, tubes of ten, nobody sampled yet. */
  round: BenchRound
  /** The number of its notice: 100, or more in a folder where an earlier run left rounds. */
  number: number
  /**
   * Publishes a further round with sites, devices and tubes of its own: `number` 1 … 999 is the notice's, and 2 days lie
   * between two numbers (`bench.round` has `bench.number`). Straight through the commands, no product needed.
   */
  publish(number: number): Promise<BenchRound>
  /** Runs a command in this process, as `role` of the whole city (or of `unit`), at `at` or the opening of `bench.round`. */
  act<Name extends ActName>(
    as: { role: Role; unit?: string },
    name: Name,
    input: InputOf<Name>,
    at?: Instant,
  ): Promise<OutcomeOf<Name>>
  /** The running product; started at the first call, and again after `stopProduct`. */
  product(): Promise<Product>
  stopProduct(): Promise<void>
  /** The load generator, a process of its own; started at the first call. */
  load(): Promise<Load>
  /** Ends everything that was started and removes the data folder unless it is to be kept. */
  close(): Promise<void>
}

/** The number of the notice whose round a profile works in, at least: smaller ones are history, larger ones come after. */
export const mainRound = 100

/** Starts a database, sets up a city of about `options.people` people (all of them due) and publishes its round. */
export async function openBench(
  options: BenchOptions,
  say: (text: string) => void = (text) => void process.stderr.write(`  ${text}\n`),
): Promise<Bench> {
  const database = await openDatabase(options)
  try {
    const { city } = database
    const { folder } = database
    const prepared = await settleCity(city, options, say, isKept(folder, options))
    noteKept(folder, options)
    const act = inProcessCommands(city, options.seed)
    const publish = (number: number) => publishRound({ act, city, prepared }, number)
    const number = await freeNumber(city.sql, mainRound)
    const round = await publish(number)
    say(`round ${round.round}: ${round.people} people due, ${round.sites.length} sites`)
    let product: Promise<Product> | null = null
    let load: Promise<Load> | null = null
    const stopProduct = async () => {
      const running = product
      product = null
      // One that never began has said so to whoever asked for it.
      await (await running?.catch(() => null))?.stop()
    }
    return {
      options,
      say,
      random: seeded(options.seed),
      database,
      city,
      prepared,
      number,
      round,
      publish,
      act: (as, name, input, at = round.opensAt) => act(as, name, input, at),
      product() {
        product ??= startProduct(database, { direct: options.direct, now: round.opensAt })
        return product
      },
      stopProduct,
      load() {
        load ??= startLoad()
        return load
      },
      async close() {
        try {
          await (await load?.catch(() => null))?.stop()
          await stopProduct()
        } finally {
          await database.close()
        }
      },
    }
  } catch (error) {
    await database.close()
    throw error
  }
}
