import type { Verify } from '@bihuan/core/person-code/person-code.ts'
import type { Deed } from '@bihuan/core/station/station.ts'
import { fact } from './apply.ts'
import { type ClockParts, fieldClock } from './clock.ts'
import { commandOf, deedOf, type Hand, walkInOf } from './deeds.ts'
import { drainer } from './drain.ts'
import { type Keeper, openKeeper } from './keeper.ts'
import { memberFinder } from './people.ts'
import { aboutOf, isSignaturePath } from './queue.ts'
import type { ClockFact } from './records.ts'
import { readTube, scanReader } from './scan.ts'
import type { Send } from './send.ts'
import { sessionOf } from './session.ts'
import { type Shelf, ShelfFault } from './shelf.ts'
import type { FieldEngine, FieldState, Outcome } from './types.ts'
import { awaitingOf, stationView, unsentOf } from './view.ts'
import { wayOut } from './way-out.ts'

export type EngineParts = ClockParts & {
  shelf: Shelf
  send: Send
  newId(): string
  random(): number
  verify: Verify
}
/** The engine without what only a browser has: see field-engine.ts. */
export type CoreEngine = Omit<FieldEngine, 'getSnapshot' | 'update'> & {
  getSnapshot(): Omit<FieldState, 'storage' | 'update'> & { isFull: boolean }
  /** What time, speed and account the server says; called when there may be a network. */
  greet(): Promise<void>
}

/** Opens the engine on a shelf: everything that was kept is there. Throws when the shelf cannot be read. */
export async function openEngine(parts: EngineParts): Promise<CoreEngine> {
  const listeners = new Set<() => void>()
  let isFull = false
  let isCut = false
  let snapshot: ReturnType<CoreEngine['getSnapshot']> | null = null
  const changed = () => {
    snapshot = null
    for (const listener of listeners) listener()
  }
  const keeper: Keeper = await openKeeper(parts.shelf, (fault) => {
    isFull = fault?.why === 'storage-full'
    changed()
  })
  const clockFact = (await parts.shelf.get('facts', 'clock')) as ClockFact | undefined
  const clock = fieldClock(parts, clockFact ?? null)
  // Whether the last request of any kind was answered at all, refusals included.
  let hasContact = false
  const heard = (is: boolean) => {
    if (hasContact === is) return
    hasContact = is
    changed()
  }
  const cuttable: Send = async (sending) => {
    try {
      if (isCut) throw new Error('the network is cut')
      const answer = await parts.send(sending)
      heard(true)
      return answer
    } catch (cause) {
      heard(false)
      throw cause
    }
  }
  const view = stationView()
  const sending = drainer({ ...parts, keeper, clock, send: cuttable })
  const people = memberFinder(parts.shelf, keeper)
  const session = sessionOf({ ...parts, send: cuttable, keeper, clock, sending })
  const now = () => Math.max(clock.now(), keeper.memory().station.lastAt)
  const hand = (): Hand => ({ at: now(), newId: parts.newId })

  /** Nothing is kept without a signed-in account; `needsSite`: nor without a site. */
  async function keepOutcome(
    needsSite: boolean,
    decide: Parameters<typeof keeper.keep<Outcome>>[0],
  ): Promise<Outcome> {
    try {
      return await keeper.keep<Outcome>(async (memory) => {
        const why = !memory.account
          ? 'not-signed-in'
          : needsSite && !memory.session
            ? 'not-joined'
            : null
        if (why) return { changes: [], result: { kind: 'not-taken', why } }
        const kept = await decide(memory)
        // The clock goes along with every act: a phone that starts again continues from it.
        return kept.changes.length === 0
          ? kept
          : { ...kept, changes: [...kept.changes, fact('clock', clock.fact())] }
      })
    } catch (cause) {
      if (cause instanceof ShelfFault) return { kind: 'not-taken', why: cause.why }
      throw cause
    }
  }
  const deed = (one: Deed) => keepOutcome(true, (memory) => deedOf(memory, one, hand()))
  const command: FieldEngine['command'] = (path, body, words, options = {}) =>
    keepOutcome(false, (memory) => {
      const isSignature = options.isSignature ?? isSignaturePath(path)
      const order = { path, body, words, isSignature, about: aboutOf(path, body) }
      const changes = [...commandOf(memory, order, hand()), ...(options.also ?? [])]
      return { changes, result: { kind: 'kept', words } }
    })
  const readScan = scanReader({ keeper, verify: parts.verify, now })

  async function drain(isAsked: boolean) {
    const run = sending.drain(isAsked)
    changed()
    await run
    changed()
  }

  return {
    now,
    command,
    ...session,
    ...people,
    ...wayOut(keeper, parts.wall, command),
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    getSnapshot() {
      const memory = keeper.memory()
      snapshot ??= {
        phase: memory.session ? 'joined' : 'new',
        account: memory.account,
        needsSignIn: sending.needsSignIn(),
        isDemo: memory.account?.isDemo ?? false,
        book: memory.session?.book ?? null,
        rosterTakenAt: memory.session?.rosterTakenAt ?? null,
        people: memory.session?.people ?? 0,
        station: view(memory),
        unsent: unsentOf(memory),
        conflicts: [...memory.conflicts.values()].map(({ act: _, ...one }) => one),
        awaiting: awaitingOf(memory, sending.barred()),
        isOnline: !isCut && hasContact,
        isSending: sending.isRunning(),
        isCut,
        clock: clock.view(memory.account?.isDemo ?? false),
        isFull,
      }
      return snapshot
    },
    async scan(text) {
      const read = await readScan(text)
      return 'deed' in read ? deed(read.deed) : read.outcome
    },
    addPerson: (who, { anyway = false } = {}) =>
      'walkIn' in who
        ? keepOutcome(true, (memory) => walkInOf(memory, who.walkIn, hand()))
        : deed({ kind: 'person', ...who, anyway }),
    undo: (person) => deed({ kind: 'undo', ...(person === undefined ? {} : { person }) }),
    seal: (count) => deed({ kind: 'seal', count }),
    async voidTube(reason, tube) {
      const read = tube === undefined ? null : readTube(tube)
      if (read !== null && typeof read !== 'number') return read
      return deed({ kind: 'void', reason, ...(read === null ? {} : { tube: read }) })
    },
    async moveTube(to, reason, from) {
      const target = readTube(to)
      const source = from === undefined ? null : readTube(from)
      if (typeof target !== 'number') return target
      if (source !== null && typeof source !== 'number') return source
      return deed({
        kind: 'move',
        to: target,
        reason,
        ...(source === null ? {} : { from: source }),
      })
    },
    async unsentActs() {
      return [...keeper.memory().acts.values()].map(({ id, words, at, accountName }) => ({
        id,
        words,
        at,
        account: accountName,
      }))
    },
    drain: () => drain(true),
    async greet() {
      await session.greet()
      await drain(false)
    },
    async settleConflict(id) {
      await keeper.keep(() => ({
        changes: [{ store: 'conflicts', key: id, isGone: true }],
        result: undefined,
      }))
    },
    cutNetwork(is) {
      isCut = is
      changed()
    },
  }
}
