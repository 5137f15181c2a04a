import type { webcrypto } from 'node:crypto'
import { hourMs } from '@bihuan/core/time/instant.ts'
import { type CoreEngine, openEngine } from '../../../web/f/engine/engine.ts'
import type { StoredAct } from '../../../web/f/engine/records.ts'
import type { Answer, Send, Sending } from '../../../web/f/engine/send.ts'
import type { Outcome } from '../../../web/f/engine/types.ts'
import type { CommandName } from '../city/execute.ts'
import type { Flaws } from '../flaws.ts'
import { idsOf, type Kernel } from '../kernel/kernel.ts'
import type { Ask } from '../world/line.ts'
import { type DiskTrouble, type Life, openDisk } from './disk.ts'
import { firstShelf, type Joined } from './first-shelf.ts'
import { heardIn, wordsOf } from './heard.ts'

declare global {
  // The engine is written for a browser, whose name for the type of a key Node has as a value only.
  interface CryptoKey extends webcrypto.CryptoKey {}
}

export type PhoneParts = Omit<Joined, 'wall'> & {
  kernel: Kernel
  flaws: Flaws
  ask: Ask
  trouble(): DiskTrouble
}

const commandOf = (path: string): CommandName =>
  path === '/uploads'
    ? 'sampling.upload'
    : path === '/boxes'
      ? 'box.seal'
      : path.endsWith('/offer')
        ? 'box.offer'
        : 'box.withdraw-offer'

// The planted bug: what nobody answered is said again, as if it were something else.
function saidAnew(body: object, newId: () => string): object {
  const { events } = body as { events?: { id: string }[] }
  if (!events) return body
  return { ...body, events: events.map((event) => ({ ...event, id: newId() })) }
}

/** One phone with the real engine on a simulated disk, line and clock. */
export async function openPhone(parts: PhoneParts) {
  const { kernel, device, site, account, start, flaws } = parts
  const random = kernel.random.fork(`phone ${device}`)
  const newId = idsOf(random.fork('ids'))
  const disk = openDisk({
    kernel,
    random: random.fork('disk'),
    trouble: parts.trouble,
    confirmsEarly: flaws.has('confirm-before-disk'),
  })
  const heard: string[] = []
  const refused: string[] = []
  const unanswered = new Set<string>()
  let offset = 0
  let bornAt = 0
  let kills = 0
  let isLost = false
  let life: Life = { isAlive: false, kill: () => undefined }
  let revival: Promise<void> = Promise.resolve()
  let killed: Promise<'killed'> = Promise.resolve('killed')
  const wall = () => start + kernel.now() + offset
  disk.keep(firstShelf({ ...parts, wall: wall() }))

  async function post({ path, body, key = '' }: Sending): Promise<Answer> {
    const isAgain = unanswered.has(key) && flaws.has('new-id-on-repeat')
    const input = { ...(isAgain ? saidAnew(body as object, newId) : (body as object)) }
    const named = /^\/boxes\/([^/]+)\//.exec(path)?.[1]
    const hand = { id: account, role: 'sampler', unit: `site:${site}` }
    const asked = { id: isAgain ? newId() : key, name: commandOf(path), hand }
    unanswered.add(key)
    const told = named === undefined ? input : { ...input, box: named }
    const { status, body: said } = await parts.ask({ ...asked, input: told })
    unanswered.delete(key)
    const { answers = [] } = said as { answers?: { id: string; outcome: string }[] }
    refused.push(...answers.filter((one) => one.outcome === 'refused').map(({ id }) => id))
    return { status, body: said, dateMs: null, retryAfterMs: null }
  }
  const sendOf =
    (own: Life): Send =>
    async (sending) => {
      const answer = await post(sending)
      return own.isAlive ? answer : new Promise<never>(() => undefined)
    }
  async function boot(): Promise<CoreEngine> {
    bornAt = kernel.now()
    const next: Life = { isAlive: true, kill: () => undefined }
    killed = new Promise((resolve) => {
      next.kill = () => {
        if (!next.isAlive) return
        next.isAlive = false
        kills += 1
        kernel.note(device, 'was killed')
        revival = isLost ? revival : revive()
        resolve('killed')
      }
    })
    life = next
    return openEngine({
      shelf: disk.open(next),
      send: sendOf(next),
      newId,
      random: random.uniform,
      verify: () => true,
      wall,
      mono: () => kernel.now() - bornAt,
      wasHidden: () => random.chance(0.1),
    })
  }
  async function revive(): Promise<void> {
    await kernel.sleep(random.integer(5_000, 180_000))
    engine = await boot()
  }
  let engine = await boot()

  const phone = {
    device,
    site,
    account,
    disk,
    /** What was confirmed by sound, in order. */
    heard,
    /** Ids of events that the server refused. */
    refused,
    isLost: () => isLost,
    kills: () => kills,
    state: () => engine.getSnapshot(),
    now: () => engine.now(),
    /** Runs something on the phone; null when the phone died in it, and then it is on again and nobody knows. */
    async act(run: (engine: CoreEngine) => Promise<Outcome>): Promise<Outcome | null> {
      await revival
      const open = engine.getSnapshot().station.open?.tube ?? null
      const done = await Promise.race([run(engine), killed])
      if (done !== 'killed') {
        heard.push(...heardIn(done, open))
        kernel.note(device, `${done.kind} ${'tube' in done ? done.tube : ''}`)
        return done
      }
      await revival
      return null
    },
    /** Sends what is unsent, as far as it goes. */
    drain(): void {
      if (!isLost) engine.drain().catch(() => undefined)
    },
    cut: (is: boolean) => engine.cutNetwork(is),
    settleConflict: (id: string) =>
      Promise.race([engine.settleConflict(id).catch(() => undefined), killed]),
    kill: () => life.kill(),
    lose(): void {
      isLost = true
      life.kill()
      kernel.note(device, 'is lost')
    },
    jump(hours: number): void {
      offset += hours * hourMs
      kernel.note(device, `has its clock set by ${hours} h`)
    },
    /** Every act that the disk ever kept, in the words of what was heard. */
    keptWords: () => [...disk.acts.values()].flatMap((act) => wordsOf(act as StoredAct)),
    /** Ids of the events that the disk ever kept. */
    keptEvents: () =>
      [...disk.acts.values()].flatMap((act) => {
        const one = act as StoredAct
        return one.kind === 'events' ? one.events.map(({ id }) => id) : []
      }),
  }
  return phone
}
export type Phone = Awaited<ReturnType<typeof openPhone>>
