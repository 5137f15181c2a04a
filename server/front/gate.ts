import { stopwatch } from '../clock.ts'
import { type GatedWork, gated, portions } from './work.ts'

/** Whoever can take a request: an application with so many places. */
export type Place = { free(): number; places(): number; full(): void }

/** A request that wants in. Exactly one of `start` and `refuse` is called, unless it says that it is `gone`. */
export type Ticket<App extends Place> = {
  work: GatedWork
  isGone(): boolean
  start(app: App): void
  refuse(): void
}

type Waiting<App extends Place> = { ticket: Ticket<App>; until: number }

// Of fewer places nobody keeps a share free: whoever is there may have them, and the urgent come first when one leaves.
const placesToShare = 64
// So often it is looked whose time is up.
const beatMs = 20

/** Lets requests in by class, most urgent first, as long as there are places; the others wait shortly or are refused. */
export class Gate<App extends Place> {
  readonly #apps: () => readonly App[]
  readonly #now: () => number
  readonly #inside = new Map<GatedWork, number>()
  readonly #queues = new Map<GatedWork, Waiting<App>[]>()
  #beat: NodeJS.Timeout | null = null

  constructor(apps: () => readonly App[], now: () => number = stopwatch) {
    this.#apps = apps
    this.#now = now
  }

  /** Whether a request of this class would be refused right now: its body need not be kept. */
  isHopeless(work: GatedWork): boolean {
    const places = this.#places()
    return (
      places === 0 || (this.#queue(work).length >= this.#waitersMax(places) && !this.#may(work))
    )
  }

  /** Lets a request in, lets it wait, or refuses it. */
  offer(ticket: Ticket<App>): void {
    const app = this.#may(ticket.work)
    const queue = this.#queue(ticket.work)
    if (app && queue.length === 0) this.#start(ticket, app)
    else if (this.isHopeless(ticket.work)) ticket.refuse()
    else {
      queue.push({ ticket, until: this.#now() + portions[ticket.work].waitMs })
      this.#beat ??= setInterval(() => this.#expire(), beatMs)
      if (app) this.#next()
    }
  }

  /** Gives a place back, to be called once for each request that was let in. */
  leave(work: GatedWork): void {
    this.#inside.set(work, this.inside(work) - 1)
    this.#next()
  }

  /** How many of a class are inside. */
  inside(work: GatedWork): number {
    return this.#inside.get(work) ?? 0
  }

  /** How many of a class wait. */
  waiting(work: GatedWork): number {
    return this.#queue(work).length
  }

  /** Refuses whoever waits and stops. */
  close(): void {
    if (this.#beat) clearInterval(this.#beat)
    for (const queue of this.#queues.values())
      for (const { ticket } of queue.splice(0)) ticket.refuse()
  }

  #queue(work: GatedWork): Waiting<App>[] {
    const known = this.#queues.get(work)
    if (known) return known
    const queue: Waiting<App>[] = []
    this.#queues.set(work, queue)
    return queue
  }

  #places(): number {
    return this.#apps().reduce((sum, app) => sum + app.places(), 0)
  }

  // Longer than this it takes longer to come in than one may wait.
  #waitersMax(places: number): number {
    return places * 2
  }

  /** The application that a request of this class may go to now, the one with the most room. */
  #may(work: GatedWork): App | null {
    let best: App | null = null
    let room = Number.NEGATIVE_INFINITY
    for (const app of this.#apps()) {
      if (app.places() === 0) continue
      const free = app.free()
      if (free > room) {
        best = app
        room = free
      }
    }
    if (!best) return null
    const { share, floor } = portions[work]
    const inside = this.inside(work)
    if (inside < floor) return best
    if (room > 0 && inside < Math.max(this.#places(), placesToShare) * share) return best
    best.full()
    return null
  }

  #start(ticket: Ticket<App>, app: App): void {
    this.#inside.set(ticket.work, this.inside(ticket.work) + 1)
    ticket.start(app)
  }

  #next(): void {
    for (const work of gated) {
      const queue = this.#queue(work)
      while (queue.length > 0) {
        const app = this.#may(work)
        if (!app) break
        const first = queue.shift()
        if (first && !first.ticket.isGone()) this.#start(first.ticket, app)
      }
    }
  }

  #expire(): void {
    const now = this.#now()
    let left = 0
    for (const queue of this.#queues.values()) {
      while (queue[0] && queue[0].until <= now) queue.shift()?.ticket.refuse()
      left += queue.length
    }
    // An application may have become well again without anybody leaving it.
    this.#next()
    if (left > 0 || !this.#beat) return
    clearInterval(this.#beat)
    this.#beat = null
  }
}
