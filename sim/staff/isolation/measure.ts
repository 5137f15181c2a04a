import type { Instant } from '@bihuan/core/time/instant.ts'
import { hourMs, instantOf, isoOf } from '@bihuan/core/time/instant.ts'
import type { AnswerOf } from '../../client/paths.ts'
import { signIn } from '../../seed/accounts.ts'
import { type Delay, delayOf } from '../tracing/score.ts'
import type { Isolation, RoomsOfDay } from './book.ts'
import { releasesOf } from './release.ts'

const dayMs = 24 * hourMs

/** What became of everybody who was ordered to isolate, and what was found at the end. */
export type IsolationReport = {
  /** By the product's own count, of the orders that were signed on the day of the round and after. */
  placed: Omit<AnswerOf<'transfer.placed'>, 'now' | 'districts' | 'unplaced'>
  /** Orders with neither a person in a room nor a reason when the story ends. */
  unexplained: number
  /** From the signature to the room. */
  toRoom: Delay
  rooms: RoomsOfDay[]
  releases: {
    released: number
    onTheDay: number
    laterThanAnHour: number
    stillHere: number
    overdue: number
  }
  waste: {
    conserved: boolean
    laws: number
    broken: AnswerOf<'waste.laws'>['laws']
    packed: number
    open: number
  }
  tests: { swabs: number; results: number; confirmed: number }
  patients: { taken: number; discharged: number }
  openLoops: Record<string, number>
}

/** Asks the product what it knows at the end, and holds it against what the staff did. */
export async function measureIsolation(
  isolation: Isolation,
  at: Instant,
): Promise<IsolationReport> {
  const { world, ordered, guests, reasons, released, rooms, patients, sites } = isolation
  const { client, opens, tally } = world
  const {
    now: _,
    districts: __,
    unplaced: ___,
    ...placed
  } = await client.ask('inspector', at, 'transfer.placed', {
    from: isoOf(opens - dayMs),
    until: isoOf(at),
  })
  const laws = await client.ask('inspector', at, 'waste.laws', {})
  const bags = await client.ask('inspector', at, 'waste.bags', { limit: 1 })
  const { loops } = await client.ask(signIn.cityCommander, at, 'loop.list', { limit: 500 })
  const late = await Promise.all(sites.map((site) => releasesOf(isolation, site, 'late', at)))
  const waits = [...ordered].flatMap(([person, signedAt]) => {
    const arrived = guests.get(person)?.arrivedAt
    return arrived == null ? [] : [Math.max(0, arrived - signedAt)]
  })
  const whole = (place: string) =>
    bags.counts.filter((one) => one.place === place).reduce((sum, one) => sum + one.bags, 0)
  return {
    placed,
    unexplained: [...ordered.keys()].filter(
      (person) => guests.get(person)?.arrivedAt == null && !reasons.has(person),
    ).length,
    toRoom: delayOf(waits),
    rooms,
    releases: {
      released: released.length,
      onTheDay: released.filter(({ dueAt, leftAt }) => dueAt !== null && isSameDay(dueAt, leftAt))
        .length,
      laterThanAnHour: released.filter(
        ({ dueAt, leftAt }) => dueAt !== null && leftAt > dueAt + hourMs,
      ).length,
      stillHere: [...guests.values()].filter(({ stay, leftAt }) => stay !== null && leftAt === null)
        .length,
      overdue: late
        .flat()
        .filter(
          ({ overdue, release }) =>
            overdue && release.dueAt !== null && instantOf(release.dueAt) + hourMs < at,
        ).length,
    },
    waste: {
      conserved: laws.conserved,
      laws: laws.laws.length,
      broken: laws.laws.filter(({ expected, found }) => expected !== found),
      packed: tally.of('bags packed'),
      open: whole('packed') + whole('stored') + whole('handed-over'),
    },
    tests: {
      swabs: tally.of('isolation swabs'),
      results: tally.of('results'),
      confirmed: tally.of('confirmed'),
    },
    patients: {
      taken: patients.size,
      discharged: [...patients.values()].filter(({ discharged }) => discharged).length,
    },
    openLoops: Object.fromEntries(
      [...Map.groupBy(loops, ({ kind }) => String(kind))].map(([kind, some]) => [
        kind,
        some.length,
      ]),
    ),
  }
}

const isSameDay = (one: Instant, other: Instant): boolean =>
  Math.floor((one + 8 * hourMs) / dayMs) === Math.floor((other + 8 * hourMs) / dayMs)
