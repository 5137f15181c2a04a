import { type Head, readHead } from './head.ts'

export type ReadLimits = { headBytesMax: number; bodyBytesMax: number }

/** What a reader has come to: it wants more bytes, has read a head or a whole request, or cannot go on (an HTTP status). */
export type Reading =
  | { is: 'more' }
  | { is: 'head'; head: Head }
  | { is: 'whole'; head: Head; body: Buffer }
  | { is: 'fault'; status: 400 | 413 | 431 }

type Place = 'head' | 'body' | 'chunk-size' | 'chunk' | 'chunk-end' | 'trailer'

const none = Buffer.alloc(0)
const more: Reading = { is: 'more' }
const headEnd = '\r\n\r\n'
const lineEnd = '\r\n'
const sizeLineMax = 256

/** Reads the requests of one connection, cut into chunks at any byte, one after the other. */
export class RequestReader {
  readonly #limits: ReadLimits
  #place: Place = 'head'
  #rest: Buffer = none
  #head: Head | null = null
  #parts: Buffer[] = []
  #left = 0
  #taken = 0
  #keeps = true

  constructor(limits: ReadLimits) {
    this.#limits = limits
  }

  /** Bytes of a body that are kept until it is whole, and bytes not read yet. */
  get held(): number {
    return (this.#keeps ? this.#taken : 0) + this.#rest.length
  }

  /** Whether a request has begun and is not whole. */
  get isWithin(): boolean {
    return this.#place !== 'head' || this.#rest.length > 0
  }

  /** Bytes of the body so far, for who measures how quickly they come. */
  get bodyBytes(): number {
    return this.#taken
  }

  feed(chunk: Buffer): void {
    this.#rest = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk])
  }

  /** Reads the body that follows to its end without keeping it. */
  discard(): void {
    this.#keeps = false
    this.#parts = []
  }

  next(): Reading {
    for (;;) {
      const reading = this.#place === 'head' ? this.#readHead() : this.#readBody()
      if (reading) return reading
    }
  }

  #readHead(): Reading {
    // An empty line before a request is allowed (RFC 9112, 2.2).
    while (this.#rest.length >= 2 && this.#rest[0] === 13 && this.#rest[1] === 10)
      this.#rest = this.#rest.subarray(2)
    const end = this.#rest.indexOf(headEnd)
    const isTooLong = (end === -1 ? this.#rest.length : end) > this.#limits.headBytesMax
    if (isTooLong) return { is: 'fault', status: 431 }
    if (end === -1) return more
    const head = readHead(this.#rest.toString('latin1', 0, end))
    if (!head) return { is: 'fault', status: 400 }
    if ((head.length ?? 0) > this.#limits.bodyBytesMax) return { is: 'fault', status: 413 }
    this.#rest = this.#rest.subarray(end + headEnd.length)
    this.#head = head
    this.#parts = []
    this.#taken = 0
    this.#keeps = true
    this.#left = head.length ?? 0
    this.#place = head.length === null ? 'chunk-size' : 'body'
    return { is: 'head', head }
  }

  /** Null where another step may follow at once. */
  #readBody(): Reading | null {
    if (this.#place === 'body' || this.#place === 'chunk') return this.#readBytes()
    const end = this.#rest.indexOf(lineEnd)
    if (end === -1) return this.#rest.length > sizeLineMax ? { is: 'fault', status: 400 } : more
    const line = this.#rest.toString('latin1', 0, end)
    this.#rest = this.#rest.subarray(end + lineEnd.length)
    if (this.#place === 'trailer') {
      // What stands after the last chunk is nothing that we would act upon.
      this.#left += 1
      if (this.#left > 32) return { is: 'fault', status: 431 }
      return line === '' ? this.#whole() : null
    }
    if (this.#place === 'chunk-end') {
      if (line !== '') return { is: 'fault', status: 400 }
      this.#place = 'chunk-size'
      return null
    }
    const size = /^([0-9a-fA-F]{1,8})(?:[ \t]*;[\t\x20-\x7e]*)?$/.exec(line)?.[1]
    if (size === undefined) return { is: 'fault', status: 400 }
    this.#left = Number.parseInt(size, 16)
    if (this.#taken + this.#left > this.#limits.bodyBytesMax) return { is: 'fault', status: 413 }
    this.#place = this.#left === 0 ? 'trailer' : 'chunk'
    return null
  }

  #readBytes(): Reading | null {
    const bytes = this.#rest.length > this.#left ? this.#rest.subarray(0, this.#left) : this.#rest
    this.#rest = bytes === this.#rest ? none : this.#rest.subarray(bytes.length)
    if (bytes.length > 0 && this.#keeps) this.#parts.push(bytes)
    this.#left -= bytes.length
    this.#taken += bytes.length
    if (this.#left > 0) return more
    if (this.#place === 'body') return this.#whole()
    this.#place = 'chunk-end'
    return null
  }

  #whole(): Reading {
    const head = this.#head
    if (!head) return { is: 'fault', status: 400 }
    const [first = none] = this.#parts
    const body = this.#parts.length > 1 ? Buffer.concat(this.#parts) : first
    this.#parts = []
    this.#head = null
    this.#taken = 0
    this.#place = 'head'
    return { is: 'whole', head, body }
  }
}
