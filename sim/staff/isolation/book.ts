import type { Instant } from '@bihuan/core/time/instant.ts'
import type { PlannedIsolationSite } from '../../city/isolation-sites.ts'
import type { NeedsBook } from '../../city/needs.ts'
import type { CtAt, Incubating } from '../../city/truth/later-positives.ts'
import { Refused } from '../../client/refused.ts'
import type { Random } from '../../random/random.ts'
import type { World } from '../world.ts'

/** Somebody who must be moved or is isolated, as the staff of isolation know them. */
export type Guest = {
  person: string
  /** When the staff first saw the transfer. */
  seenAt: Instant
  stay: string | null
  site: IsolationSiteAtWork | null
  arrivedAt: Instant | null
  leftAt: Instant | null
}

/** An isolation site with who works there, and the waste that stands in it. */
export type IsolationSiteAtWork = {
  id: string
  plan: PlannedIsolationSite
  place: string
  manager: string
  worker: string
  random: Random
  /** Labels that were printed and are on no bag. */
  labels: string[]
  /** Bags that stand in the store. */
  stored: string[]
  bags: number
  /** The shift that is on. */
  shift: string | null
}

/** What goes wrong, and when; drawn from the seed. */
export type IsolationMishaps = {
  /** The trip, counted from 1, whose bus breaks down. */
  breakdown: number
  /** No room is computed within these two moments: rooms are given by hand. */
  solverDown: { from: Instant; until: Instant }
  /** The day after the round, counted from 1, on which a worker forgets the evening's temperatures of a site. */
  forgetsOnDay: number
}

export type Isolation = {
  world: World
  needs: NeedsBook
  ctAt: CtAt
  incubating: ReadonlyMap<string, Incubating>
  sites: IsolationSiteAtWork[]
  vehicles: { vehicle: string; driver: string }[]
  /** When the order to isolate somebody was signed. */
  ordered: Map<string, Instant>
  /** Why somebody who was ordered is in no room. */
  reasons: Map<string, string>
  guests: Map<string, Guest>
  /** The order behind a transfer, which the driver hands over on paper. */
  orders: Map<string, string>
  /** By transfer, how often somebody did not get on. */
  missed: Map<string, number>
  trips: Set<string>
  mishaps: IsolationMishaps
  /** The next time that the dispatcher looks; null where nothing is planned. */
  looksAt: Instant | null
  /** The end of the last day that is planned. */
  plannedUntil: Instant
  /** Real milliseconds that the staff wait for what the server computes in its own time. */
  patienceMs: number
  rooms: RoomsOfDay[]
  /** Stays whose release is planned for its moment. */
  releasing: Set<string>
  released: Released[]
  patients: Map<string, Patient>
  atHome: { person: string; street: string }[]
  /** The last day that is played, counted from that of the round. */
  lastDay: number
}

export type Patient = { patient: string; since: Instant; discharged: boolean }
/** Somebody who was let go: when the rules said, and when the site did. */
export type Released = { stay: string; dueAt: Instant | null; leftAt: Instant }

/** How many rooms stood empty at the end of a day. */
export type RoomsOfDay = { day: string; rooms: number; free: number; people: number }

/** Does something that the server may refuse; a refusal is counted and told, and the work goes on. Null where it was refused. */
export async function tolerate<Outcome>(
  { tally, tell }: Pick<World, 'tally' | 'tell'>,
  at: Instant,
  doing: () => Promise<Outcome>,
  /** Codes that are an answer like another, and are not counted. */
  usual: readonly string[] = [],
): Promise<Outcome | null> {
  try {
    return await doing()
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    if (usual.includes(error.code)) return null
    const { act, code, message } = error
    tally.add(`refused: ${act} ${code}`)
    tell({ at, what: 'act-refused', facts: { act, code, message } })
    return null
  }
}

/** Who works at the site with this id. */
export const siteById = ({ sites }: Isolation, id: string): IsolationSiteAtWork | null =>
  sites.find((one) => one.id === id) ?? null
