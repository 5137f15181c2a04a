import { type Instant, instantOf, isoOf } from '@bihuan/core/time/instant.ts'
import type { FieldClock } from './clock.ts'
import type { Keeper } from './keeper.ts'
import { type Batch, nextBatch } from './queue.ts'
import type { StoredAct, StoredConflict } from './records.ts'
import type { Answer, Send } from './send.ts'
import type { Change } from './shelf.ts'
import { uploadSize } from './upload-size.ts'
import { conflictsOf, readUpload, refusedAct } from './verdict.ts'

const backOffMs = { first: 1_000, max: 60_000 }
// Repeated word for word so long, so that the same answer comes back with its duplicates; later with a fresh `sentAt`.
const sameUploadMs = 60_000

export type DrainParts = {
  keeper: Keeper
  send: Send
  clock: FieldClock
  wall(): number
  mono(): number
  random(): number
  newId(): string
}

/** What became of an answer: go on, wait and try again, or stop until somebody signs in. */
type Next = 'on' | 'wait' | 'sign-in'

// A portal of a hotel or a proxy says 200 too; every command of ours answers with at least one field.
const isAnswer = (body: unknown) =>
  typeof body === 'object' && body !== null && Object.keys(body).length > 0

/** Sends what is unsent, in order and one at a time; nothing leaves the shelf before the server has said what it did with it. */
export function drainer(parts: DrainParts) {
  const { keeper, clock } = parts
  const barred = new Set<number>()
  const size = uploadSize()
  // Less than that while one act spoils the upload for the others.
  let spoiledMax = Number.POSITIVE_INFINITY
  let failures = 0
  let notBefore = 0
  let repeat: { key: string; body: object; ids: string; events: number; since: number } | null =
    null
  let needsSignIn = false
  let running: Promise<void> | null = null

  const settle = (acts: readonly StoredAct[], conflicts: readonly StoredConflict[]) =>
    keeper.keep(() => ({
      changes: [
        ...conflicts.map((one): Change => ({ store: 'conflicts', key: one.id, value: one })),
        ...acts.map((act): Change => ({ store: 'acts', key: act.n, isGone: true })),
      ],
      result: undefined,
    }))

  function requestOf(batch: Batch) {
    if (batch.kind === 'command')
      return { path: batch.act.path, body: batch.act.body, key: batch.act.id }
    const ids = batch.acts.map((act) => act.n).join(' ')
    if (repeat?.ids !== ids || parts.mono() - repeat.since > sameUploadMs) {
      const [{ round, device } = { round: '', device: '' }] = batch.acts
      const events = batch.acts.flatMap((act) => act.events)
      const body = { round, device, sentAt: isoOf(parts.wall()), events }
      repeat = { key: parts.newId(), body, ids, events: events.length, since: parts.mono() }
    }
    return { path: '/uploads', body: repeat.body, key: repeat.key }
  }

  function waitFor(retryAfterMs: number | null): Next {
    failures += 1
    const ceiling = Math.min(backOffMs.max, backOffMs.first * 2 ** (failures - 1))
    notBefore = parts.mono() + Math.max(retryAfterMs ?? 0, ceiling * (0.5 + parts.random() / 2))
    return 'wait'
  }

  async function applied(batch: Batch, answer: Answer): Promise<Next> {
    const at = clock.now()
    if (batch.kind === 'command') {
      if (!isAnswer(answer.body)) return waitFor(null)
      await settle([batch.act], [])
      return 'on'
    }
    const events = batch.acts.reduce((sum, act) => sum + act.events.length, 0)
    const told = readUpload(answer.body, events)
    if (!told) return waitFor(null)
    clock.learn(instantOf(told.serverNow), clock.fact().speed)
    await settle(batch.acts, conflictsOf(batch.acts, told.answers, at))
    spoiledMax = Number.POSITIVE_INFINITY
    size.taken()
    repeat = null
    return 'on'
  }

  async function refused(batch: Batch, answer: Answer, account: string): Promise<Next> {
    const acts = batch.kind === 'command' ? [batch.act] : batch.acts
    const others = acts.filter((act) => act.account !== account)
    if (answer.status === 403 && others.length > 0) {
      // This session may not; whoever did it may.
      for (const act of others) barred.add(act.n)
      return 'on'
    }
    if (acts.length > 1) {
      // One of them spoils the rest: halves, until it is alone.
      spoiledMax = Math.max(1, Math.floor(acts.length / 2))
      return 'on'
    }
    const at: Instant = clock.now()
    await settle(
      acts,
      acts.map((act) => refusedAct(act, answer, at)),
    )
    spoiledMax = Number.POSITIVE_INFINITY
    return 'on'
  }

  async function sendOne(batch: Batch, account: string): Promise<Next> {
    let answer: Answer
    try {
      answer = await parts.send({ method: 'POST', ...requestOf(batch) })
    } catch {
      size.lost()
      return waitFor(null)
    }
    size.heard()
    const { status } = answer
    if (status === 401) {
      needsSignIn = true
      return 'sign-in'
    }
    const mayPass = status >= 500 || [408, 425, 429].includes(status) || status < 200
    if (mayPass || (status >= 300 && status < 400)) return waitFor(answer.retryAfterMs)
    failures = 0
    if (status < 300) return applied(batch, answer)
    return refused(batch, answer, account)
  }

  async function loop(): Promise<void> {
    for (;;) {
      const { acts, account } = keeper.memory()
      if (!account || needsSignIn || parts.mono() < notBefore) return
      const eventsMax = Math.min(spoiledMax, size.max(repeat?.events ?? null))
      const batch = nextBatch(acts.values(), account.id, barred, eventsMax)
      if (!batch || (await sendOne(batch, account.id)) !== 'on') return
    }
  }

  return {
    /** Until nothing more can be sent now. `isAsked`: a person or the network's return cuts the waiting short. */
    drain(isAsked = false): Promise<void> {
      if (isAsked && failures > 0) notBefore = 0
      // A disk that does not take the acknowledgement is asked again later; the server answers a repeat with the same.
      running ??= loop()
        .catch(() => void waitFor(null))
        .finally(() => {
          running = null
        })
      return running
    },
    isRunning: () => running !== null,
    needsSignIn: () => needsSignIn,
    /** Somebody has signed in, or was found not to be. */
    signedIn(is: boolean) {
      needsSignIn = !is
      barred.clear()
      repeat = null
      failures = 0
      notBefore = 0
    },
    barred: () => barred,
  }
}
export type Drainer = ReturnType<typeof drainer>
