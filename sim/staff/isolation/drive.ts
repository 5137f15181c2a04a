import { type Instant, instantOf, isoOf, minuteMs } from '@bihuan/core/time/instant.ts'
import type { AnswerOf, InputOf } from '../../client/paths.ts'
import { seeded } from '../../random/random.ts'
import { signIn } from '../../seed/accounts.ts'
import { signInNameOf } from '../account-ids.ts'
import { type Isolation, tolerate } from './book.ts'
import { callDispatcher } from './dispatch.ts'
import { letIn } from './let-in.ts'

type Trip = AnswerOf<'trip.show'>
type Rider = Trip['people'][number]
type NoShow = InputOf<'trip.no-show'>['why']

// Of a hundred doors. Invented.
const noShows: readonly [NoShow, number][] = [
  ['not-there', 2.5],
  ['refuses', 0.6],
  ['in-hospital', 0.4],
  ['wrong-address', 0.5],
]
const cleanMinutes = 25

/** Why somebody does not get on at this try; null for whoever does. */
function noShowOf(isolation: Isolation, { transfer }: Rider): NoShow | null {
  const tries = isolation.missed.get(transfer) ?? 0
  let draw = seeded(isolation.world.seed).fork(`door ${transfer} ${tries}`).uniform() * 100
  // Who was not there once is often not there again.
  for (const [why, share] of noShows) {
    const weight = share * (tries > 0 ? 8 : 1)
    if (draw < weight) return why
    draw -= weight
  }
  return null
}

/** Plans what the driver of a trip does: sets out, knocks at each door, and arrives. */
export async function planDrive(isolation: Isolation, trip: string, at: Instant): Promise<void> {
  const { world, trips, mishaps } = isolation
  if (trips.has(trip)) return
  trips.add(trip)
  const nth = trips.size
  const shown = await world.client.ask(signIn.dispatcher, at, 'trip.show', { trip })
  const departs = Math.max(at + minuteMs, instantOf(shown.departAt))
  const driver = (shown.driver && signInNameOf(world, shown.driver)) ?? signIn.driver(1)
  world.agenda.plan(departs, `trip:${trip}`, (now) =>
    nth === mishaps.breakdown
      ? breakDown(isolation, shown, now)
      : setOut(isolation, trip, driver, now),
  )
}

/** The bus does not start: it is put out of use, its trip is given up, and whoever waits gets another one. */
async function breakDown(isolation: Isolation, { trip, vehicle }: Trip, at: Instant) {
  const { world } = isolation
  const { client, tally } = world
  isolation.vehicles = isolation.vehicles.filter((one) => one.vehicle !== vehicle)
  const because = '车辆故障，无法启动'
  tally.add('mishap: bus broke down')
  await tolerate(world, at, () =>
    client.act(signIn.dispatcher, at, 'trip.cancel', { trip, because }),
  )
  await tolerate(world, at, () =>
    client.act(signIn.dispatcher, at, 'vehicle.put-out', { vehicle, because }),
  )
  callDispatcher(isolation, at)
}

/** A trip as the driver's phone has it. */
async function inBook({ world }: Isolation, trip: string, driver: string, at: Instant) {
  const book = await world.client.ask(driver, at, 'drive.book', {})
  const found = book.trips.find((one) => one.trip === trip)
  if (!found) world.tally.add('trips that a driver did not find')
  return found
}

async function setOut(isolation: Isolation, trip: string, driver: string, at: Instant) {
  const { world } = isolation
  const { client, agenda } = world
  const view = await inBook(isolation, trip, driver, at)
  if (view?.state !== 'planned') return
  const left = await tolerate(world, at, () =>
    client.act(driver, at, 'trip.depart', { trip, at: isoOf(at) }),
  )
  if (!left) return
  const place = `trip:${trip}`
  let last = at
  for (const rider of view.people) {
    const knocks = Math.max(last + minuteMs, instantOf(rider.pickUpAt ?? isoOf(at)))
    last = knocks
    agenda.plan(knocks, place, (now) => knock(isolation, view, rider, driver, now))
  }
  const arrives = Math.max(last + 5 * minuteMs, instantOf(view.arriveAt))
  agenda.plan(arrives, place, (now) => arrive(isolation, view, driver, now))
}

async function knock(
  isolation: Isolation,
  { trip }: Trip,
  rider: Rider,
  driver: string,
  at: Instant,
) {
  const { world, missed, orders } = isolation
  const { client, tally } = world
  const { transfer } = rider
  // Nobody is asked twice on the way home.
  const why = rider.step === 'ended' ? 'order-ended' : noShowOf(isolation, rider)
  if (why !== null) {
    missed.set(transfer, (missed.get(transfer) ?? 0) + 1)
    tally.add(`did not get on: ${why}`)
    await tolerate(world, at, () =>
      client.act(driver, at, 'trip.no-show', { trip, transfer, why, at: isoOf(at) }, String(at)),
    )
    callDispatcher(isolation, at)
    return
  }
  const on = await tolerate(world, at, () =>
    client.act(driver, at, 'trip.on', { trip, transfer, how: 'name', at: isoOf(at) }, String(at)),
  )
  if (!on) return
  tally.add('people fetched')
  const order = orders.get(transfer)
  if (order === undefined) return
  orders.delete(transfer)
  const proof = `回执-${order.slice(-6)}`
  const served = await tolerate(
    world,
    at,
    () => client.act(driver, at, 'order.serve', { order, how: 'paper-handed-over', proof }),
    ['order.served'],
  )
  if (served) tally.add('orders handed over')
}

async function arrive(isolation: Isolation, { trip }: Trip, driver: string, at: Instant) {
  const { world } = isolation
  const { client, agenda } = world
  const now = await inBook(isolation, trip, driver, at)
  if (!now) return
  const aboard = now.people.filter(({ onAt, offAt }) => onAt !== null && offAt === null)
  await tolerate(world, at, () => client.act(driver, at, 'trip.arrive', { trip, at: isoOf(at) }))
  const off: string[] = []
  for (const { transfer } of aboard) {
    const left = await tolerate(world, at, () =>
      client.act(driver, at, 'trip.off', { trip, transfer, at: isoOf(at) }),
    )
    if (left) off.push(transfer)
  }
  if (now.kind === 'home') world.tally.add('people brought home', off.length)
  else if (now.site) await letIn(isolation, now.site.site, aboard, at + 2 * minuteMs)
  agenda.plan(at + cleanMinutes * minuteMs, `trip:${trip}`, async (later) => {
    await tolerate(world, later, () =>
      client.act(driver, later, 'trip.clean', { trip, at: isoOf(later) }),
    )
    callDispatcher(isolation, later)
  })
}
