import { hourMs, type Instant, isoOf, minuteMs } from '@bihuan/core/time/instant.ts'
import { quartileLoads, type ViralLoads } from '../city/viral-load.ts'
import { openClient } from '../client/client.ts'
import type { AnswerOf } from '../client/paths.ts'
import { Refused } from '../client/refused.ts'
import { signIn } from '../seed/accounts.ts'
import { noticeFile } from '../seed/policy-files.ts'
import { arrivalMoments } from './arrivals.ts'
import { planPickup } from './courier.ts'
import { planEvening } from './evening.ts'
import { fatesOf } from './fates.ts'
import { type IsolationReport, measureIsolation } from './isolation/measure.ts'
import { openIsolation } from './isolation/open-isolation.ts'
import { playDays } from './isolation/play-days.ts'
import { dealMishaps } from './mishaps.ts'
import { planOffice } from './office.ts'
import { openWorld } from './open-world.ts'
import { asFastAsPossible, byTheClock } from './pace.ts'
import { planSiteDay } from './site-day.ts'
import { measureTracing, type TracingReport } from './tracing/measure.ts'
import { openTracing } from './tracing/open-tracing.ts'
import { uploadSite } from './upload.ts'
import type { Happening, StaffedSite, World } from './world.ts'

export type RunOrder = {
  url: string
  seed: number | string
  scale: number
  /** Virtual seconds per real second, by the clock of the demo; `max` is as fast as it goes. */
  speed: number | 'max'
  notice?: unknown
  /** How many carry the virus on the day, at the least; six unless given. */
  carriers?: number
  /** Where viral loads are drawn from; the documented quartiles unless given. */
  loads?: ViralLoads
  /** Whether officers with passkeys of software are in office; only a demo has them. */
  hasOffice?: boolean
  /** Real seconds that officers wait at midnight until the server has written the day down; 25 unless given. */
  patience?: number
  /** Days of isolation after that of the round, at most; none unless given. Without officers nobody is isolated. */
  days?: number
  signal?: AbortSignal
  onHappening?: (happening: Happening) => void
  /** Tokens for sign-in names, where the demo's door is not used. */
  tokenOf?: (signInName: string) => string | undefined
}

export type RunReport = {
  closed: boolean
  finishedAt: string
  people: number
  sites: number
  /** The truth: carriers in tubes of the round, and of these the ones whom their tube surely shows. */
  infected: string[]
  infectedSampled: string[]
  detectable: string[]
  /** What the investigators found, against what is true; null where nobody investigates. */
  tracing: TracingReport | null
  /** Who was ordered to isolate, and what became of them; null where nobody is in office. */
  isolation: IsolationReport | null
  did: Record<string, number>
  openLoops: AnswerOf<'loop.list'>['loops']
  requests: number
  wallMs: number
}

// The story begins ten minutes before the doors open, and ends when everything is in; two days later somebody must look.
const beginsBeforeMinutes = 10
const watchdogHours = 48
// The server's turns come every ten seconds.
const usualPatience = 25
const tourMinutes = 75
const driveMinutes = [15, 45] as const

/** Plays the whole round through the HTTP API and answers what the staff did. Resolves when the round is closed, or with what is open. */
export async function runCity(order: RunOrder): Promise<RunReport> {
  const started = performance.now()
  const { url, seed, scale, speed, signal, onHappening } = order
  const client = openClient({
    url,
    seed,
    ...(signal ? { signal } : {}),
    ...(order.tokenOf ? { tokenOf: order.tokenOf } : {}),
  })
  try {
    const { world, workThrough, random, index, infections, needs, people } = await openWorld({
      client,
      seed,
      scale,
      notice: order.notice ?? noticeFile(),
      loads: order.loads ?? quartileLoads,
      ...(order.carriers === undefined ? {} : { carriers: order.carriers }),
      tell: (happening) => onHappening?.(happening),
    })
    const { opens } = world
    planTheDay(world, random.fork('mishaps'))
    planHeadlines(world)
    if (order.hasOffice) planOffice(world)
    const tracing = order.hasOffice
      ? openTracing(world, index, infections, (order.patience ?? usualPatience) * 1_000)
      : null
    const begins = opens - beginsBeforeMinutes * minuteMs
    const patienceMs = (order.patience ?? usualPatience) * 1_000
    const isolation = tracing
      ? await openIsolation(
          {
            world,
            needs,
            outbreak: tracing.outbreak,
            infections,
            days: order.days ?? 0,
            patienceMs,
          },
          begins,
        )
      : null
    // A clock that runs already is the visitor's; one that stands before the day is started.
    const clock = await client.clock()
    if (clock.now < begins) await client.setClock(signIn.cityCommander, { now: begins })
    if (speed !== 'max') await client.setClock(signIn.cityCommander, { speed })

    const pace = speed === 'max' ? asFastAsPossible : byTheClock(client, signal)
    let now = begins
    // What the server refuses is told and counted, and the day goes on; anything else ends it.
    const onFault = (error: unknown, at: Instant): void => {
      if (!(error instanceof Refused)) throw error
      world.tally.add(`refused: ${error.act} ${error.code}`)
      world.tell({
        at,
        what: 'act-refused',
        facts: { act: error.act, code: error.code, message: error.message },
      })
    }
    const work = async (until: Instant = opens + watchdogHours * hourMs) => {
      now = Math.max(
        now,
        (await workThrough({ pace, until, onFault, ...(signal ? { signal } : {}) })) ?? now,
      )
    }
    await work()
    let loops = await openLoops(world, now)
    if (loops.length > 0) {
      // Somebody looks through what is left, once more round all sites.
      for (const site of world.sites) planLastLook(world, site, now + 10 * minuteMs)
      await work()
      loops = await openLoops(world, now)
    }
    const closed = loops.length === 0 && (await closeRound(world, now + minuteMs))
    const traced = tracing ? await measureTracing(tracing, now + 2 * minuteMs) : null
    if (isolation) await playDays(isolation, work)
    return {
      closed,
      finishedAt: isoOf(now),
      people,
      sites: world.sites.length,
      infected: [...world.truth.infected.keys()].sort(),
      infectedSampled: world.truth.sampled(),
      detectable: world.truth.detectable(),
      tracing: traced,
      isolation: isolation ? await measureIsolation(isolation, now + 3 * minuteMs) : null,
      did: world.tally.all(),
      openLoops: loops,
      requests: client.sent(),
      wallMs: Math.round(performance.now() - started),
    }
  } finally {
    client.close()
  }
}

function planTheDay(world: World, random: World['sites'][number]['random']): void {
  const fateOf = fatesOf(world.seed)
  const momentOf = arrivalMoments(world.notice)
  for (const site of world.sites) planSiteDay(world, site, fateOf, momentOf)
  dealMishaps(world, world.sites, random)
  for (const site of world.sites) {
    planTours(world, site)
    planEvening(world, site, fateOf)
    planLastLook(world, site, world.closes + 3.5 * hourMs + site.random.integer(0, 30) * minuteMs)
  }
}

/** The courier comes every 75 minutes, each stop of a tour a little later, and once more after the closing. */
function planTours(world: World, site: StaffedSite): void {
  const { opens, closes, plan } = world
  const phase = ((site.plan.courier * 17) % 40) + (plan.sites.indexOf(site.plan) % 4) * 8
  for (let at = opens + (40 + phase) * minuteMs; at < closes; at += tourMinutes * minuteMs) {
    planPickup(world, site, at, site.random.integer(...driveMinutes))
  }
  const last = closes + (8 + (phase % 16)) * minuteMs
  for (const minutes of [-3, -1])
    world.agenda.plan(last + minutes * minuteMs, site.place, (now) => uploadSite(world, site, now))
  planPickup(world, site, last, site.random.integer(...driveMinutes))
}

/** Whatever is left at a site is sent and fetched. */
function planLastLook(world: World, site: StaffedSite, at: Instant): void {
  for (const minutes of [0, 3])
    world.agenda.plan(at + minutes * minuteMs, site.place, (now) => uploadSite(world, site, now))
  planPickup(world, site, at + 6 * minuteMs, site.random.integer(...driveMinutes))
}

/** Tells every half hour how far it is. */
function planHeadlines(world: World): void {
  const say = (at: Instant): void => {
    world.tell({ at, what: 'progress', facts: world.tally.all() })
    if (world.agenda.size > 0) world.agenda.plan(at + 30 * minuteMs, 'headlines', say)
  }
  world.agenda.plan(world.opens, 'headlines', say)
}

/** What is owed in the round; orders and appeals are owed beside it, and keep it from nothing. */
async function openLoops(world: World, at: Instant): Promise<AnswerOf<'loop.list'>['loops']> {
  const { loops } = await world.client.ask(signIn.cityCommander, at, 'loop.list', {
    round: world.round,
    limit: 500,
  })
  return loops.filter(({ round }) => round !== null)
}

async function closeRound(world: World, at: Instant): Promise<boolean> {
  try {
    await world.client.act(signIn.cityCommander, at, 'round.close', { round: world.round })
  } catch (error) {
    if (!(error instanceof Refused) || error.code !== 'round.closed') throw error
  }
  world.tell({ at, what: 'round-closed', facts: world.tally.all() })
  return true
}
