import { isoOf } from '@bihuan/core/time/instant.ts'
import { heardIn } from '@bihuan/sim/simulate/phone/heard.ts'
import { type CoreEngine, openEngine } from '../../f/engine/engine.ts'
import type { Send } from '../../f/engine/send.ts'
import type { Shelf } from '../../f/engine/shelf.ts'
import type { Outcome } from '../../f/engine/types.ts'
import { fakeDisk, soundDisk } from './fake-disk.ts'
import { fakeLine, soundLine } from './fake-line.ts'
import type { FieldCity } from './field-city.ts'
import { seeded } from './seeded.ts'

/** Faults of an engine that the lives must find. */
export type Flaw = {
  disk?(shelf: Shelf): Shelf
  line?(send: Send): Send
}
const badDisk = { full: 0.03, lost: 0.02, killBefore: 0.015, killAfter: 0.015 }
const badLine = {
  cutBefore: 0.12,
  cutAfter: 0.15,
  twice: 0.1,
  late: 0.05,
  busy: 0.06,
  portal: 0.03,
}
const hour = 3_600_000

/** One phone through one shift: what it has confirmed by sound, and everything that its disk ever kept. */
export async function aLife(town: FieldCity, seed: number, flaw: Flaw = {}) {
  const random = seeded(seed)
  const pick = (n: number) => Math.floor(random() * n)
  const disk = fakeDisk(random)
  const line = fakeLine(town.phone(), random)
  const site = 1 + (seed % 4)
  const confirmed: string[] = []
  const kills = { count: 0 }
  let mono = 0
  let wall = town.city.start + (random() - 0.5) * 48 * hour
  let life: { isAlive: boolean; kill(): void } = { isAlive: false, kill: () => undefined }
  let killed: Promise<'killed'> = Promise.resolve('killed')
  // In a box, because the compiler does not see that `boot` fills it.
  const phone: { engine: CoreEngine | null } = { engine: null }

  async function boot(): Promise<CoreEngine> {
    mono = 0
    const next = { isAlive: true, kill: (): void => undefined }
    killed = new Promise((resolve) => {
      next.kill = () => {
        next.isAlive = false
        resolve('killed')
      }
    })
    life = next
    const shelf = disk.open(next)
    const send = line.send(next)
    phone.engine = await openEngine({
      shelf: flaw.disk?.(shelf) ?? shelf,
      send: flaw.line?.(send) ?? send,
      newId: town.newId,
      random,
      verify: () => true,
      wall: () => wall,
      mono: () => mono,
      wasHidden: () => random() < 0.1,
    })
    return phone.engine
  }
  /** Runs something on the phone, which may be killed in the middle of it; then it is started again. */
  async function survive<Result>(
    run: (engine: CoreEngine) => Promise<Result>,
  ): Promise<Result | null> {
    const now = phone.engine ?? (await boot())
    const done = await Promise.race([run(now).then((value) => ({ value })), killed])
    if (done !== 'killed') return done.value
    kills.count += 1
    await boot()
    return null
  }
  async function act(run: (engine: CoreEngine) => Promise<Outcome>): Promise<Outcome | null> {
    const open = phone.engine?.getSnapshot().station.open?.tube ?? null
    const outcome = await survive(run)
    if (outcome) confirmed.push(...heardIn(outcome, open))
    return outcome
  }

  // The shift begins where there is a network.
  await boot()
  await survive(async (one) => {
    await one.signIn('sampler-1')
    await one.join(town.round.round, String(site))
  })
  disk.trouble = badDisk
  line.trouble = badLine
  let nth = (Math.floor(seed / 4) % 1_200) * 8
  const tube = () => town.round.tube(site, nth++, ([10, 20, 5] as const)[pick(3)])
  const device = () => phone.engine?.getSnapshot().book?.device ?? ''
  const anybody = () => {
    const person = town.round.people[pick(town.round.people.length)] ?? ''
    return { person, name: '张三' }
  }
  const members = () => phone.engine?.getSnapshot().station.open?.members.length ?? 0
  const steps = 25 + pick(30)
  for (let step = 0; step < steps; step += 1) {
    mono += random() * 30_000
    wall += random() * 30_000
    const dice = random()
    const isOpen = (phone.engine?.getSnapshot().station.open ?? null) !== null
    if (!isOpen && dice < 0.75) await act((one) => one.scan(tube()))
    else if (dice < 0.5) await act((one) => one.addPerson(anybody(), { anyway: random() < 0.85 }))
    else if (dice < 0.6) await act((one) => one.seal(random() < 0.1 ? 3 : members()))
    else if (dice < 0.64) await act((one) => one.undo())
    else if (dice < 0.66) await act((one) => one.voidTube('spilled'))
    else if (dice < 0.68) await act((one) => one.moveTube(tube(), 'torn'))
    else if (dice < 0.72)
      await act((one) =>
        one.addPerson({
          walkIn: {
            name: '王五',
            sex: 'male',
            bornOn: '1980-02-03',
            phone: null,
            documents: [],
            address: '路边',
          },
        }),
      )
    else if (dice < 0.74)
      await act((one) =>
        one.command(
          `/sites/${site}/queue`,
          { round: town.round.round, people: pick(90), at: isoOf(one.now()) },
          'queue',
        ),
      )
    else if (dice < 0.75)
      await act((one) =>
        one.command(
          `/devices/${device()}/hand-overs`,
          {
            to: 'sampler-9',
            samples: 1,
            tubes: 1,
            boxes: 0,
            unsent: 0,
            openTube: null,
            at: isoOf(one.now()),
          },
          'hand-over',
        ),
      )
    else if (dice < 0.77) {
      life.kill()
      await survive(async () => null)
    } else if (dice < 0.8) wall += (random() - 0.5) * 96 * hour
    else if (dice < 0.82) phone.engine?.cutNetwork(random() < 0.5)
    else if (dice < 0.84)
      await survive((one) => one.signIn(`sampler-${1 + pick(2)}`).catch(() => undefined))
    else if (dice < 0.9) await survive((one) => one.drain())
    else void phone.engine?.drain().catch(() => undefined)
  }

  // It comes back to where everything works, and everybody who has to sign does.
  disk.trouble = soundDisk
  line.trouble = soundLine
  for (const name of ['sampler-1', 'sampler-2', 'sampler-1']) {
    for (let turn = 0; turn < 4; turn += 1) {
      mono += 120_000
      await survive(async (one) => {
        one.cutNetwork(false)
        await one.drain()
        if (turn === 0) await one.signIn(name)
        await one.drain()
      })
    }
  }
  await Promise.allSettled([...line.underway])
  const end = phone.engine
  if (!end) throw new Error('the phone never started')
  return {
    seed,
    device: device(),
    confirmed,
    disk,
    state: end.getSnapshot(),
    kills: kills.count,
    sends: line.sends,
  }
}
export type LifeEnd = Awaited<ReturnType<typeof aLife>>
