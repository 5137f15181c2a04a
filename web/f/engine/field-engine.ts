import { requestContext } from '../../api/client.ts'
import { updateOf } from '../worker/start.ts'
import { device } from './device.ts'
import { type CoreEngine, openEngine } from './engine.ts'
import { forgetAnswers } from './forget-answers.ts'
import { idbShelf } from './idb-shelf.ts'
import { asOnlyTab } from './one-tab.ts'
import { fetchSend } from './send.ts'
import { watchStorage } from './storage.ts'
import type { FieldEngine, FieldState, Hindrance, Outcome } from './types.ts'
import { verifyEd25519 } from './verify.ts'
import { noteUnsent, tellEmptied } from './was-emptied.ts'
import { bringWayOut } from './way-out.ts'

const tickMs = 15_000
// What was just done goes out soon, together with what follows it.
const soonMs = 1_500
// A browser that was killed may hold the storage for some seconds more, and space may be freed.
const againMs = 2_000

const nothing = {
  account: null,
  needsSignIn: false,
  isDemo: false,
  book: null,
  rosterTakenAt: null,
  people: 0,
  station: { open: null, closed: [], samples: 0, tubes: 0 },
  unsent: { count: 0, oldestAt: null },
  conflicts: [],
  awaiting: [],
  isOnline: false,
  isSending: false,
  isCut: false,
  clock: { offsetMs: 0, checkedAt: null, isFar: false },
  isFull: false,
} satisfies Partial<FieldState> & { isFull: boolean }

/** Whether the page was out of sight since the last question; only then may the phone have slept. */
function hiddenWatch(): () => boolean {
  let wasHidden = true
  document.addEventListener('visibilitychange', () => {
    wasHidden ||= document.hidden
  })
  return () => {
    const was = wasHidden
    wasHidden = document.hidden
    return was
  }
}

const emptiedWords = (count: number) =>
  requestContext.language.startsWith('zh')
    ? `这台手机的存储被清空，${count} 条未上传的工作没有了。请告诉现场负责人，核对这些管。`
    : `The storage of this phone was emptied: ${count} unsent acts are gone. Tell the head of the site, and check these tubes.`

function build(): FieldEngine {
  const listeners = new Set<() => void>()
  let core: CoreEngine | null = null
  let phase: FieldState['phase'] = 'opening'
  let storage = { isPersistent: false, freeBytes: null as number | null }
  let snapshot: FieldState | null = null
  let soon: ReturnType<typeof setTimeout> | undefined
  const changed = () => {
    snapshot = null
    for (const listener of listeners) listener()
  }
  const worker = updateOf(changed)
  const lookAtStorage = watchStorage((view) => {
    storage = view
    changed()
  })

  async function start() {
    const shelf = await idbShelf()
    await tellEmptied(shelf, emptiedWords, device.wall())
    const opened = await openEngine({
      shelf,
      send: fetchSend(() => requestContext.language),
      ...device,
      wasHidden: hiddenWatch(),
      verify: verifyEd25519,
    })
    core = opened
    opened.subscribe(() => {
      noteUnsent(opened.getSnapshot().unsent.count)
      changed()
    })
    changed()
    const greet = () => void opened.greet()
    addEventListener('online', () => void opened.drain())
    addEventListener('focus', greet)
    setInterval(greet, tickMs)
    setInterval(() => void lookAtStorage(), 4 * tickMs)
    greet()
    void bringWayOut()
    await lookAtStorage()
  }
  const opening = new Promise<void>((resolve) => {
    const attempt = () =>
      start().catch(() => {
        phase = 'blocked'
        changed()
        setTimeout(attempt, againMs)
      })
    const granted = () => {
      phase = 'opening'
      void attempt().finally(resolve)
    }
    const busy = () => {
      phase = 'other-tab'
      changed()
      resolve()
    }
    void asOnlyTab(granted, busy)
  })

  /** Sends soon after an act, when there is a network. */
  function stir(outcome: Outcome): Outcome {
    if (outcome.kind === 'not-taken' || soon !== undefined) return outcome
    soon = setTimeout(() => {
      soon = undefined
      if (core?.getSnapshot().isOnline) void core.drain()
    }, soonMs)
    return outcome
  }
  async function acted(run: (core: CoreEngine) => Promise<Outcome>): Promise<Outcome> {
    await opening
    const why: Hindrance = phase === 'other-tab' ? 'other-tab' : 'storage-blocked'
    return core ? stir(await run(core)) : { kind: 'not-taken', why }
  }
  async function asked<Result>(run: (core: CoreEngine) => Promise<Result>): Promise<Result> {
    await opening
    if (!core) throw new Error(`the field engine is not open: ${phase}`)
    return run(core)
  }

  return {
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    getSnapshot() {
      if (snapshot) return snapshot
      const { isFull, ...told } = core?.getSnapshot() ?? { ...nothing, phase }
      const mayUpdate = told.station.open === null && told.unsent.count === 0
      snapshot = {
        ...told,
        storage: { ...storage, isFull },
        update: { isReady: worker.isReady(), mayUpdate },
      }
      return snapshot
    },
    now: () => core?.now() ?? device.wall(),
    signIn: (...input) => asked((one) => one.signIn(...input)),
    async signOut() {
      await asked((one) => one.signOut())
      forgetAnswers()
    },
    join: (...input) => asked((one) => one.join(...input)),
    refresh: () => asked((one) => one.refresh()),
    scan: (text) => acted((one) => one.scan(text)),
    addPerson: (...input) => acted((one) => one.addPerson(...input)),
    undo: (person) => acted((one) => one.undo(person)),
    seal: (count) => acted((one) => one.seal(count)),
    voidTube: (...input) => acted((one) => one.voidTube(...input)),
    moveTube: (...input) => acted((one) => one.moveTube(...input)),
    command: (...input) => acted((one) => one.command(...input)),
    unsentActs: () => asked((one) => one.unsentActs()),
    personOf: (person) => asked((one) => one.personOf(person)),
    findByTail: (...input) => asked((one) => one.findByTail(...input)),
    household: (id) => asked((one) => one.household(id)),
    doors: (building) => asked((one) => one.doors(building)),
    exportFile: () => asked((one) => one.exportFile()),
    exportFrames: () => asked((one) => one.exportFrames()),
    importFrames: (texts) => asked((one) => one.importFrames(texts)),
    drain: () => asked((one) => one.drain()),
    settleConflict: (id) => asked((one) => one.settleConflict(id)),
    cutNetwork(isCut) {
      core?.cutNetwork(isCut)
    },
    async update() {
      const { station, unsent } = core?.getSnapshot() ?? nothing
      if (station.open === null && unsent.count === 0) await worker.takeOver()
    },
    leave: () => asked((one) => one.leave()),
  }
}

let engine: FieldEngine | null = null

/** The engine of this page; opened by the first call. */
export function fieldEngine(): FieldEngine {
  if (engine) return engine
  engine = build()
  // A test drives the engine without the pages; nothing is behind it that the pages have not.
  if (localStorage.getItem('bihuan.drive') === '1') Object.assign(window, { __bihuanField: engine })
  return engine
}
