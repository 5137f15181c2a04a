import { hourMs, instantOf, isoOf, minuteMs } from '@bihuan/core/time/instant.ts'
import { checks } from './checks/all-checks.ts'
import { owed, resultsUntrue, swabsForgotten } from './checks/end-checks.ts'
import { releasedDespiteHold } from './checks/laboratory-checks.ts'
import {
  answeredAndLost,
  heardAndNotKept,
  keptAndNotSent,
  saidByNobody,
} from './checks/phone-checks.ts'
import { labelIn } from './city/boxes.ts'
import type { CityFacts, IssuedLot } from './city/facts.ts'
import type { Flaw } from './flaws.ts'
import { openKernel } from './kernel/kernel.ts'
import { type Options, optionsOf } from './kernel/options.ts'
import { soundDisk } from './phone/disk.ts'
import { openPhone, type Phone } from './phone/phone.ts'
import { clerkOf, rollOf, sweeperOf } from './world/clerk.ts'
import { courierOf } from './world/courier.ts'
import { laboratoryOf } from './world/laboratory.ts'
import { openLine, soundLine } from './world/line.ts'
import { packerOf } from './world/packer.ts'
import { emptyPhysical } from './world/physical.ts'
import { kits } from './world/plate-run.ts'
import { recallTeamOf } from './world/recall-team.ts'
import { samplerOf, type Waiting } from './world/sampler.ts'
import { openServer } from './world/server.ts'
import { troublesOf } from './world/trouble.ts'
import { deskOf, faultHours, type World } from './world/world.ts'

/** The first law that broke in a run, and when, in virtual milliseconds. */
export type Break = { check: string; what: string; at: number }
export type Run = {
  options: Options
  isFinished: boolean
  breaks: Break[]
  hash: string
  events: number
  /** Virtual hours until everything was finished. */
  hours: number
  trace: string[]
  /** The world as it stood at the end, for tests and for looking. */
  world: World
  told: {
    samples: number
    duplicates: number
    tubes: number
    results: number
    recalls: number
    kills: number
  }
}

const start = instantOf('2022-01-14T08:00:00+08:00')
const round = '2022018'
const perLot = 10_000
const sittings = 16
const poolSizes = [1, 5, 10]
// Faults stop after eight hours; three days later everything must be finished.
const livenessHours = 72
const checkEvery = 40

function lotsOf(sites: number): IssuedLot[] {
  const lots: IssuedLot[] = []
  for (let site = 1; site <= sites; site += 1)
    for (const poolSize of poolSizes)
      for (let sitting = 0; sitting < sittings; sitting += 1) {
        const first = 4_101_000_000_000 + lots.length * perLot
        lots.push({ first, last: first + perLot - 1, site, poolSize, sitting })
      }
  return lots
}

/** Runs one seed: faults first, then none, until everything is finished or a law breaks. The same input gives the same run. */
export async function runSeed(
  seed: number,
  flaw: Flaw | null = null,
  options: Options = optionsOf(seed),
): Promise<Run> {
  const kernel = openKernel(seed)
  const flaws = new Set(flaw === null ? [] : [flaw])
  const random = kernel.random.fork('world')
  const lots = lotsOf(options.sites)
  const people = Array.from({ length: options.people }, (_, n) => String(410_100_000_000_001 + n))
  const breaks: Break[] = []
  const say = (check: string, found: readonly string[]) => {
    for (const what of found) breaks.push({ check, what, at: kernel.now() })
  }
  let isFinished = false
  const isOver = () => isFinished || breaks.length > 0
  const isCalm = () => kernel.now() >= faultHours * hourMs

  const devices = new Map<string, number>()
  for (let site = 1; site <= options.sites; site += 1)
    for (let n = 1; n <= options.phonesPerSite; n += 1) devices.set(`${site}0${n}`, site)
  devices.set('900', 1)

  const lookAt = (facts: CityFacts) => {
    for (const { name, find } of checks) say(name, find(facts))
  }
  let commits = 0
  const server = openServer({
    kernel,
    random: random.fork('server'),
    start,
    given: {
      flaws,
      round,
      lots,
      people: new Set(people),
      devices,
      assays: new Map(kits.map((kit) => [kit.id, kit])),
    },
    committed(facts, { name, input }) {
      commits += 1
      if (name === 'plate.release') {
        const plate = labelIn('plate', (input as { plate: string }).plate)
        say('no result despite a hold', releasedDespiteHold(facts, plate))
      }
      if (commits % checkEvery === 0) lookAt(facts)
    },
    restarted: () => say('what was answered is kept', answeredAndLost(server)),
  })

  const { faults } = options
  const trouble = () => (isCalm() ? soundLine : faults)
  const diskTrouble = () =>
    isCalm()
      ? soundDisk
      : {
          full: faults.diskFull,
          lost: faults.diskLost,
          kill: faults.diskKill,
          slowMs: faults.diskSlowMs,
        }
  const phones: Phone[] = []
  for (const [device, site] of devices)
    phones.push(
      await openPhone({
        kernel,
        flaws,
        device,
        site,
        account: `sampler-${device}`,
        round,
        lots,
        start,
        ask: openLine(kernel, random.fork(`line ${device}`), server, trouble),
        trouble: diskTrouble,
      }),
    )

  let serial = 0
  const used = new Map<string, number>()
  const infected = new Set(people.filter(() => random.chance(options.infected)))
  const world: World = {
    kernel,
    options,
    server,
    phones,
    infected,
    physical: emptyPhysical(),
    readings: new Map(),
    facts: server.facts,
    byHand: new Set(),
    isCalm,
    isOver,
    errs: (chance, part) => !isCalm() && chance.chance(part),
    freshTube(site, poolSize, sitting) {
      const lot = lots.find(
        (one) => one.site === site && one.poolSize === poolSize && one.sitting === sitting,
      )
      const key = `${site} ${poolSize} ${sitting}`
      const n = used.get(key) ?? 0
      used.set(key, n + 1)
      return (lot?.first ?? 0) + n
    },
    freshSerial: () => {
      serial += 1
      return serial
    },
    ask: deskOf(kernel, openLine(kernel, random.fork('line of the desks'), server, trouble)),
    pause: (chance, low, high) => kernel.sleep(chance.integer(low * minuteMs, high * minuteMs)),
    iso: () => isoOf(start + kernel.now()),
    fault: (what) => say('a phone shows what it confirmed', [what]),
  }

  const samplers = phones.slice(0, -1)
  const lines = new Map<string, Waiting[]>(samplers.map(({ device }) => [device, []]))
  for (const person of random.shuffle(people)) {
    const times = random.chance(options.mistakes.twiceSampled) ? 2 : 1
    for (let n = 0; n < times; n += 1)
      lines.get(random.pick(samplers).device)?.push({ kind: 'person', person })
  }
  for (const phone of samplers) kernel.start(samplerOf(world, phone, lines))
  const team = phones.at(-1)
  if (team) kernel.start(recallTeamOf(world, team))
  for (let site = 1; site <= options.sites; site += 1) kernel.start(packerOf(world, site))
  for (const n of [1, 2]) {
    kernel.start(courierOf(world, n))
    kernel.start(laboratoryOf(world, String(n)))
  }
  kernel.start(clerkOf(world))
  kernel.start(sweeperOf(world))
  kernel.start(rollOf(world, people, lines))
  troublesOf(world, lines)()

  const isLineEmpty = () =>
    samplers.every((phone) => phone.isLost() || (lines.get(phone.device) ?? []).length === 0)
  kernel.start(async () => {
    while (!isOver()) {
      await kernel.sleep(30 * minuteMs)
      if (!isCalm() || !server.isUp()) continue
      const left = owed(world)
      const counted = new Set(server.facts().samples.map(({ person }) => person))
      isFinished =
        left.length === 0 &&
        isLineEmpty() &&
        people.every((person) => counted.has(person) || world.byHand.has(person))
      if (!isFinished && kernel.now() > (faultHours + livenessHours) * hourMs)
        say('everything is finished', [left[0] ?? 'people wait in line'])
    }
  })

  await kernel.run(isOver)
  const hours = kernel.now() / hourMs
  if (isFinished) {
    lookAt(server.facts())
    say('what was answered is kept', answeredAndLost(server))
    for (const phone of phones) say('what is confirmed is kept', heardAndNotKept(phone))
    say('nobody else speaks', saidByNobody(server.facts(), phones))
    say('what is kept arrives', keptAndNotSent(server.facts(), phones))
    say('no swab is forgotten', swabsForgotten(world, people))
    say('results are true', resultsUntrue(world))
  }
  const facts = server.facts()
  return {
    options,
    isFinished,
    breaks,
    hash: kernel.trace.hash(),
    events: kernel.events(),
    hours,
    trace: kernel.trace.last(4_000),
    world,
    told: {
      samples: facts.samples.length,
      duplicates: facts.duplicates.length,
      tubes: facts.tubes.size,
      results: facts.results.length,
      recalls: facts.recalls.size,
      kills: phones.reduce((sum, phone) => sum + phone.kills(), 0),
    },
  }
}
