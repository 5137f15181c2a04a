import { connect, type Socket } from 'node:net'
import { stopwatch } from '../clock.ts'
import { AdaptiveLimit, type LimitOptions } from './adaptive-limit.ts'
import { type Frame, frameKind, frameOf, frameReader, gatheredWrites } from './frame.ts'
import type { Place } from './gate.ts'
import type { ToldRoute } from './route-map.ts'

/** Where one application listens: for frames, and for plain HTTP. */
export type AppAddress = { name: string; frames: string; http: string }

/** Takes the answer to one frame; null where the application went away before it answered. */
export type TakeAnswer = (answer: Frame | null) => void

export type LinkEvents = {
  ready(routes: ToldRoute[]): void
  /** The connection is gone; the link is of no more use. */
  lost(): void
  /** Nothing was heard of the application for that long, in milliseconds. */
  silent(ms: number): void
}

const answerBytesMax = 256 * 1024 * 1024
const pingMs = 100
// Of an application that is silent for so long nobody knows when it goes on: nothing more is sent to it.
const silentMsMax = 400

type Pending = { take: TakeAnswer; since: number; counts: boolean }

/** The front's end of the connection to one application: many requests on one socket, and how many there may be. */
export class AppLink implements Place {
  readonly address: AppAddress
  readonly #socket: Socket
  readonly #write: (bytes: Buffer) => void
  readonly #pending = new Map<number, Pending>()
  readonly #limit: AdaptiveLimit
  readonly #events: LinkEvents
  #isReady = false
  #heard = stopwatch()
  #ticked = stopwatch()
  #next = 0
  #plain = 0
  readonly #ping: NodeJS.Timeout

  constructor(address: AppAddress, limit: LimitOptions, events: LinkEvents) {
    this.address = address
    this.#limit = new AdaptiveLimit(limit)
    this.#events = events
    this.#socket = connect(address.frames)
    this.#write = gatheredWrites((bytes) => this.#socket.write(bytes))
    const read = frameReader(answerBytesMax, (frame) => this.#take(frame))
    this.#socket.on('data', (chunk) => {
      try {
        read(chunk)
      } catch {
        this.#socket.destroy()
      }
    })
    this.#socket.on('error', () => {})
    this.#socket.on('close', () => this.#lose())
    this.#ping = setInterval(() => this.#beat(), pingMs)
  }

  get isReady(): boolean {
    return this.#isReady && stopwatch() - this.#heard <= silentMsMax
  }

  /** Requests that are inside, by frame or by plain HTTP. */
  get inside(): number {
    return this.#pending.size + this.#plain
  }

  places(): number {
    return this.isReady ? this.#limit.places : 0
  }

  free(): number {
    return this.places() - this.inside
  }

  full(): void {
    this.#limit.full()
  }

  /** Sends one request by frame. `counts` says that its duration tells how busy the application is. */
  send(route: number, head: string, body: Buffer, counts: boolean, take: TakeAnswer): void {
    this.#next = (this.#next + 1) >>> 0
    this.#pending.set(this.#next, { take, since: stopwatch(), counts })
    this.#write(frameOf(frameKind.request, this.#next, route, head, body))
  }

  /** Counts a request that goes by plain HTTP, until the returned function is called. */
  holdPlain(): () => void {
    this.#plain += 1
    let isHeld = true
    return () => {
      if (isHeld) this.#plain -= 1
      isHeld = false
    }
  }

  close(): void {
    this.#socket.destroy()
  }

  #take(frame: Frame): void {
    this.#heard = stopwatch()
    if (frame.kind === frameKind.answer) {
      const pending = this.#pending.get(frame.id)
      if (!pending) return
      this.#pending.delete(frame.id)
      if (pending.counts) this.#limit.answered(this.#heard - pending.since)
      pending.take(frame)
    } else if (frame.kind === frameKind.hello) {
      this.#isReady = true
      this.#events.ready(JSON.parse(frame.body.toString()) as ToldRoute[])
    }
  }

  #beat(): void {
    const now = stopwatch()
    // A front that was held up itself has not listened, so it cannot say that nothing was to be heard.
    if (now - this.#ticked > pingMs * 5) this.#heard = now
    this.#ticked = now
    this.#write(frameOf(frameKind.ping, 0, 0))
    if (this.#isReady) this.#events.silent(now - this.#heard)
  }

  #lose(): void {
    clearInterval(this.#ping)
    this.#isReady = false
    const pending = [...this.#pending.values()]
    this.#pending.clear()
    this.#events.lost()
    for (const { take } of pending) take(null)
  }
}
