import { hourMs, type Instant, minuteMs } from '@bihuan/core/time/instant.ts'
import type { Infection } from '../../city/epidemic.ts'
import type { NeedsBook } from '../../city/needs.ts'
import { ctInTime, drawIncubating } from '../../city/truth/later-positives.ts'
import type { Outbreak } from '../../city/truth/transmission.ts'
import { seeded } from '../../random/random.ts'
import type { World } from '../world.ts'
import type { Isolation } from './book.ts'
import { chooseDisinfectant } from './clean-rooms.ts'
import { driveFor } from './crews.ts'
import { planDay } from './days.ts'
import { callDispatcher } from './dispatch.ts'
import { confirmAlarms } from './health.ts'
import { orderHome } from './home.ts'
import { takePatients } from './patients.ts'
import { prepareSites } from './prepare-sites.ts'

export type IsolationOrder = {
  world: World
  needs: NeedsBook
  outbreak: Outbreak
  infections: readonly Infection[]
  /** Days after that of the round on which isolation goes on, at most. */
  days: number
  patienceMs: number
}

// The doctor looks whom the laboratory found while the round is on; the mishaps of every story. Invented.
const doctorLooksHours = [3, 5, 7, 9, 11, 12.5] as const
const solverDownHours = [6, 7] as const

/** Puts the staff of isolation into a city: sites and vehicles are made ready, and what happens on the day of the round is planned. */
export async function openIsolation(order: IsolationOrder, begins: Instant): Promise<Isolation> {
  const { world, needs, outbreak, infections, days, patienceMs } = order
  const { agenda, opens, seed } = world
  const random = seeded(seed).fork('mishaps of isolation')
  const incubating = drawIncubating(outbreak.contacts, infections, {
    seed,
    course: outbreak.course,
    roundAt: opens,
  })
  const isolation: Isolation = {
    world,
    needs,
    incubating,
    ctAt: ctInTime(infections, incubating, opens),
    ...(await prepareSites(world, begins)),
    ordered: new Map(),
    reasons: new Map(),
    guests: new Map(),
    orders: new Map(),
    missed: new Map(),
    trips: new Set(),
    mishaps: {
      breakdown: random.integer(2, 4),
      solverDown: {
        from: opens + solverDownHours[0] * hourMs,
        until: opens + solverDownHours[1] * hourMs,
      },
      forgetsOnDay: random.integer(2, 3),
    },
    looksAt: null,
    plannedUntil: opens,
    patienceMs,
    rooms: [],
    releasing: new Set(),
    released: [],
    patients: new Map(),
    atHome: [],
    lastDay: days,
  }
  world.ordered = (some, at) => {
    for (const person of some) isolation.ordered.set(person, isolation.ordered.get(person) ?? at)
    callDispatcher(isolation, at)
  }
  agenda.plan(opens + 3 * hourMs + 7 * minuteMs, 'office', (at) => orderHome(isolation, at))
  for (const hours of doctorLooksHours)
    agenda.plan(opens + hours * hourMs, 'doctor', (at) => takePatients(isolation, at))
  await driveFor(isolation, begins)
  await chooseDisinfectant(world, begins)
  await confirmAlarms(world, begins)
  planDay(isolation, 0)
  return isolation
}
