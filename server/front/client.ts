import type { Socket } from 'node:net'
import { stopwatch } from '../clock.ts'
import type { FrontLimits } from './front-limits.ts'
import { type Head, headerOf } from './head.ts'
import type { Sink } from './pass-through.ts'
import { ownAnswer, ownProblem } from './refusal.ts'
import { RequestReader } from './request-reader.ts'

/** A request that is whole and waits for its answer on the connection it came from. */
export type Asked = {
  head: Head
  body: Buffer
  address: string
  /** Whether the client has gone. */
  isGone(): boolean
  /** What is to be done when the client goes before the answer is whole. */
  onGone(act: () => void): void
  /** Writes a whole answer; the next request of the connection may come. */
  reply(bytes: Buffer): void
  sink: Sink
}

export type ClientEvents = {
  /** Whether a request with this head has a chance: else its body is not kept and `refusal` answers it. */
  hasChance(head: Head): boolean
  refusal(head: Head): Buffer
  ask(asked: Asked): void
  gone(): void
}

// Requests sent ahead of their turn may fill this much; then the client waits.
const aheadBytesMax = 64 * 1024
const headEnd = '\r\n\r\n'
const goOn = `HTTP/1.1 100 Continue${headEnd}`
const fault = {
  400: 'input.malformed',
  413: 'input.too-large',
  431: 'input.too-large',
} as const

/** The front's side of one client's connection: one request at a time, answered in the order in which they came. */
export class Client {
  readonly #socket: Socket
  readonly #reader: RequestReader
  readonly #limits: FrontLimits
  readonly #events: ClientEvents
  readonly #address: string
  #isBusy = false
  #isRefused = false
  #isEnded = false
  #isReading = false
  #hasLeft = false
  #since = stopwatch()
  #unreadSince = 0
  #whenGone: (() => void) | null = null

  constructor(socket: Socket, limits: FrontLimits, events: ClientEvents) {
    this.#socket = socket
    this.#limits = limits
    this.#events = events
    this.#reader = new RequestReader(limits)
    this.#address = socket.remoteAddress ?? ''
    socket.setNoDelay(true)
    socket.on('data', (chunk) => {
      if (this.#hasLeft) return
      if (!this.#reader.isWithin && !this.#isBusy) this.#since = stopwatch()
      this.#reader.feed(chunk)
      this.#read()
    })
    // Who has no more to say has gone: a page that was left looks no different, and its stream must end.
    socket.on('end', () => void socket.destroy())
    socket.on('error', () => {})
    socket.on('close', () => {
      const act = this.#whenGone
      this.#whenGone = null
      act?.()
      events.gone()
    })
  }

  /** Bytes of a request that is not whole. */
  get held(): number {
    return this.#reader.held
  }

  /** Ends a connection on which nothing comes, or too slowly; to be called every second. */
  sweep(): void {
    const { headMsMax, idleMsMax, bodyGraceMs, bodyBytesPerSecondMin, unreadMsMax } = this.#limits
    const now = stopwatch()
    if (this.#socket.writableLength === 0) this.#unreadSince = now
    else if (now - this.#unreadSince > unreadMsMax) return void this.#socket.destroy()
    if (this.#isBusy) return
    const ms = now - this.#since
    const bytes = this.#reader.bodyBytes
    const isSlow = this.#reader.isWithin
      ? bytes === 0
        ? ms > headMsMax
        : ms > bodyGraceMs && bytes < (bodyBytesPerSecondMin * (ms - bodyGraceMs)) / 1_000
      : ms > idleMsMax
    if (!isSlow) return
    if (this.#reader.isWithin) this.#leave(ownAnswer(408, 'text/plain', '', '', true))
    else this.#socket.destroy()
  }

  /** Ends the connection, at once or when the answer under way is whole. */
  end(): void {
    this.#isEnded = true
    if (!this.#isBusy) this.#socket.end()
  }

  destroy(): void {
    this.#socket.destroy()
  }

  #read(): void {
    if (this.#isReading) return
    this.#isReading = true
    // Answers that are ready at once, to requests that came together, leave together.
    this.#socket.cork()
    this.#readOn()
    this.#socket.uncork()
    this.#isReading = false
    if (this.#isBusy && this.#reader.held > aheadBytesMax) this.#socket.pause()
  }

  #readOn(): void {
    while (!this.#isBusy && !this.#socket.destroyed) {
      const reading = this.#reader.next()
      if (reading.is === 'more') break
      if (reading.is === 'fault') this.#leave(ownProblem(fault[reading.status], undefined, true))
      else if (reading.is === 'head') this.#begin(reading.head)
      else if (this.#isRefused) this.#answer(this.#events.refusal(reading.head), reading.head)
      else this.#ask(reading.head, reading.body)
    }
  }

  #begin(head: Head): void {
    this.#isRefused = !this.#events.hasChance(head)
    if (this.#isRefused) this.#reader.discard()
    if (!head.awaitsContinue) return
    // Who waits for leave to send a body gets the refusal instead; what comes then is not a body.
    if (this.#isRefused) this.#leave(this.#events.refusal(head))
    else this.#socket.write(goOn)
  }

  #ask(head: Head, body: Buffer): void {
    this.#isBusy = true
    this.#events.ask({
      head,
      body,
      address: this.#address,
      isGone: () => this.#socket.destroyed,
      onGone: (act) => {
        this.#whenGone = act
      },
      reply: (bytes) => this.#answer(bytes, head),
      sink: {
        write: (bytes) => this.#socket.write(bytes),
        onDrained: (act) => this.#socket.once('drain', act),
        end: (closes) => this.#done(closes),
        break: () => this.#socket.destroy(),
      },
    })
  }

  #answer(bytes: Buffer, head: Head): void {
    // What asks for the head only gets no body, though the head tells its length.
    this.#socket.write(
      head.method === 'HEAD' ? bytes.subarray(0, bytes.indexOf(headEnd) + headEnd.length) : bytes,
    )
    this.#done(!head.keepsAlive)
  }

  #done(closes: boolean): void {
    this.#whenGone = null
    this.#since = stopwatch()
    if (closes || this.#isEnded) {
      this.#socket.end()
      return
    }
    if (!this.#isBusy) return
    this.#isBusy = false
    this.#socket.resume()
    if (this.#reader.isWithin) this.#read()
  }

  /** Says a last word and hangs up, however much is still to come. */
  #leave(bytes: Buffer): void {
    this.#isBusy = true
    this.#hasLeft = true
    this.#socket.end(bytes)
    // Closed at once with unread bytes, TCP would take the last word back.
    this.#socket.resume()
    setTimeout(() => this.#socket.destroy(), 1_000).unref()
  }
}

/** The language that a request asks for, as it was written. */
export const languageAsked = (head: Head) => headerOf(head.headers, 'accept-language')
