import { stopwatch } from '../clock.ts'

const windowMs = 200
const samplesMin = 8
const narrow = 0.85
const widen = 1.2

export type LimitOptions = {
  /** What the median answer may take before the places become fewer, in milliseconds. */
  targetMs: number
  least: number
  most: number
  now?: () => number
}

/**
 * How many requests an application may have at once, learnt from how long it takes over them. It begins with the least,
 * so that one that has just started is not buried, doubles while the answers stay quick, and then feels its way: fewer by
 * a part where the median is late, a few more where all places were taken and it was not.
 */
export class AdaptiveLimit {
  readonly #options: LimitOptions
  readonly #now: () => number
  #places: number
  #doubles = true
  #wasFull = false
  #since: number
  #took: number[] = []

  constructor(options: LimitOptions) {
    this.#options = options
    this.#now = options.now ?? stopwatch
    this.#places = options.least
    this.#since = this.#now()
  }

  get places(): number {
    return Math.floor(this.#places)
  }

  /** Notes that somebody had to wait because all places were taken. */
  full(): void {
    this.#wasFull = true
  }

  /** Notes how long an answer took. */
  answered(ms: number): void {
    this.#took.push(ms)
    const now = this.#now()
    if (this.#took.length < samplesMin || now - this.#since < windowMs) return
    const sorted = this.#took.sort((a, b) => a - b)
    const median = sorted[sorted.length >> 1] ?? 0
    this.#learn(median)
    this.#took = []
    this.#since = now
    this.#wasFull = false
  }

  #learn(median: number): void {
    const { targetMs, least, most } = this.#options
    if (median > targetMs) {
      this.#doubles = false
      this.#places = Math.max(least, this.#places * narrow)
    } else if (this.#wasFull) {
      const next = this.#doubles ? this.#places * 2 : this.#places * widen + 1
      this.#places = Math.min(most, next)
    }
  }
}
