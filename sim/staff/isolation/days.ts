import { cityDateOf, hourMs, type Instant, isoOf, minuteMs } from '@bihuan/core/time/instant.ts'
import { midnightOf } from '../../city/truth/draw-course.ts'
import { actId } from '../../client/act-id.ts'
import { seeded } from '../../random/random.ts'
import { newAccountOf } from '../account-ids.ts'
import { type Isolation, type IsolationSiteAtWork, tolerate } from './book.ts'
import { cleanRooms } from './clean-rooms.ts'
import { crewsChangeHour, driveFor } from './crews.ts'
import { callDispatcher } from './dispatch.ts'
import { guestsOf, takeTemperatures } from './health.ts'
import { visitHomes } from './home.ts'
import { roundOfPatients } from './patients.ts'
import { planReleases, planWaysHome } from './release.ts'
import { answerLater, askFor } from './requests.ts'
import { openTestRound, swabSite } from './test-round.ts'
import { collectWaste, packWaste } from './waste.ts'

const dayMs = 24 * hourMs
// The bag that does not arrive is of this day.
const losesBagOnDay = 4
const meals = [
  ['breakfast', 7.5],
  ['lunch', 12],
  ['dinner', 18],
] as const

/** The midnight with which the n-th day after that of the round begins (0 is the round's own). */
export const dayAfter = (opens: Instant, n: number): Instant => midnightOf(opens) + n * dayMs

/**
 * Plans the n-th day of isolation at every site: meals, temperatures, swabs, releases, cleaning, waste; the doctor, the homes and the ways home.
 * On the day of the round itself only its evening.
 */
export function planDay(isolation: Isolation, n: number): void {
  const { world, sites } = isolation
  const { agenda, opens } = world
  const midnight = dayAfter(opens, n)
  isolation.plannedUntil = dayAfter(opens, n + 1) + crewsChangeHour * hourMs
  const plan = (place: string, hour: number, doing: (at: Instant) => Promise<void>) =>
    agenda.plan(midnight + hour * hourMs, place, doing)
  for (const [k, site] of sites.entries()) {
    const late = k / 60
    const here = (hour: number, doing: (at: Instant) => Promise<void>) =>
      plan(site.place, hour + late, doing)
    if (n > 0) {
      here(6.6, (at) => beginShift(isolation, site, at))
      // Every hour, because an order may end at any moment: an appeal that nobody answered in time ends it.
      for (let hour = 0; hour < 24; hour += 1)
        here(hour + 0.3, (at) => planReleases(isolation, site, at))
      for (const [meal, hour] of meals) here(hour, (at) => bring(isolation, site, meal, at))
      here(8.2, (at) => takeTemperatures(isolation, site, at))
      here(9, (at) => swabSite(isolation, site, at))
      here(10.5, async (at) => {
        for (const one of await askFor(isolation, site, at)) answerLater(isolation, site, one, at)
      })
      here(15, (at) => cleanRooms(isolation, site, at))
    }
    if (!(n === isolation.mishaps.forgetsOnDay && k === 0))
      here(19.7, (at) => takeTemperatures(isolation, site, at))
    else here(19.7, async () => world.tally.add('mishap: temperatures of an evening forgotten'))
    here(20.2, (at) => packWaste(isolation, site, at))
    // Every second day, so that no bag stands longer than the two days of the rules.
    if (n % 2 === 0 || n === isolation.lastDay)
      here(21, (at) =>
        collectWaste(isolation, site, at, {
          losesOne: n === losesBagOnDay && k === 0,
          later: at + 90 * minuteMs,
        }),
      )
    here(21.6, (at) => planReleases(isolation, site, at))
    here(22.5, (at) => noteRooms(isolation, site, n, at))
  }
  if (n > 0) {
    plan('isolation', 8.5, async (at) => {
      const opened = await openTestRound(isolation, at)
      if (opened?.opened) world.tally.add('isolation test rounds')
    })
    plan('doctor', 9.5, (at) => roundOfPatients(isolation, at))
    plan('homes', 10, (at) => visitHomes(isolation, at))
    plan('dispatch', crewsChangeHour, (at) => driveFor(isolation, at))
    plan('dispatch', 6.2, async (at) => callDispatcher(isolation, at))
  }
  plan('isolation', 18.5, (at) => planWaysHome(isolation, at))
}

async function beginShift({ world }: Isolation, site: IsolationSiteAtWork, at: Instant) {
  const { shift: before, manager } = site
  if (before !== null)
    await tolerate(world, at, () =>
      world.client.act(manager, at, 'shift.hand-over', {
        shift: before,
        to: newAccountOf(world, manager),
        words: '交接无异常',
        at: isoOf(at),
      }),
    )
  const shift = actId(world.seed, 'shift', [site.id, at])
  const members = [{ account: newAccountOf(world, site.worker), part: '护理' }]
  const begun = await tolerate(world, at, () =>
    world.client.act(site.manager, at, 'shift.begin', {
      shift,
      site: site.id,
      members,
      at: isoOf(at),
    }),
  )
  if (begun) site.shift = shift
}

async function bring(
  isolation: Isolation,
  site: IsolationSiteAtWork,
  meal: (typeof meals)[number][0],
  at: Instant,
): Promise<void> {
  const { world } = isolation
  if (guestsOf(isolation, site).length === 0) return
  const brought = await tolerate(world, at, () =>
    world.client.act(site.worker, at, 'meal.deliver', {
      site: site.id,
      day: cityDateOf(at),
      meal,
      except: [],
      at: isoOf(at),
    }),
  )
  if (brought) world.tally.add('meals', brought.delivered)
}

async function noteRooms(isolation: Isolation, site: IsolationSiteAtWork, n: number, at: Instant) {
  const { world, rooms } = isolation
  const shown = await tolerate(world, at, () =>
    world.client.ask(site.manager, at, 'stay.board', { site: site.id }),
  )
  if (!shown) return
  const day = cityDateOf(dayAfter(world.opens, n))
  const of = rooms.find((one) => one.day === day) ?? { day, rooms: 0, free: 0, people: 0 }
  if (of.rooms === 0) rooms.push(of)
  of.rooms += shown.rooms.length
  of.free += shown.freeRooms
  of.people += shown.taken
}

/** Whether anybody is isolated, or waits to be. */
export const isAnybodyLeft = ({ guests }: Isolation): boolean =>
  [...guests.values()].some(({ leftAt, stay }) => stay !== null && leftAt === null)

/** A source of chance for what somebody does on a day. */
export const chanceOf = ({ world }: Pick<Isolation, 'world'>, what: string, at: Instant) =>
  seeded(world.seed).fork(`${what} ${at}`)
