/** SHA-256 (FIPS 180-4) of bytes, 32 bytes. Servers hand in their own; `sha256` below is for pages, where only a slow one waits. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array

/** The first primes: the constants of SHA-256 are the first 32 bits behind the point of their roots. */
function primes(count: number): number[] {
  const found: number[] = []
  for (let one = 2; found.length < count; one += 1)
    if (found.every((prime) => one % prime !== 0)) found.push(one)
  return found
}
const fraction = (root: number) => Math.floor((root - Math.floor(root)) * 2 ** 32)
const roundConstants = Uint32Array.from(primes(64), (prime) => fraction(Math.cbrt(prime)))
const firstState = Uint32Array.from(primes(8), (prime) => fraction(Math.sqrt(prime)))

const turn = (word: number, by: number) => (word >>> by) | (word << (32 - by))

function pad(bytes: Uint8Array): Uint8Array {
  const padded = new Uint8Array(Math.ceil((bytes.length + 9) / 64) * 64)
  padded.set(bytes)
  padded[bytes.length] = 0x80
  const view = new DataView(padded.buffer)
  view.setUint32(padded.length - 8, Math.floor(bytes.length / 2 ** 29))
  view.setUint32(padded.length - 4, (bytes.length * 8) >>> 0)
  return padded
}

function spread(words: Uint32Array, view: DataView, at: number): void {
  for (let n = 0; n < 16; n += 1) words[n] = view.getUint32(at + n * 4)
  for (let n = 16; n < 64; n += 1) {
    const early = words[n - 15] ?? 0
    const late = words[n - 2] ?? 0
    const low = turn(early, 7) ^ turn(early, 18) ^ (early >>> 3)
    const high = turn(late, 17) ^ turn(late, 19) ^ (late >>> 10)
    words[n] = (words[n - 16] ?? 0) + low + (words[n - 7] ?? 0) + high
  }
}

function compress(state: Uint32Array, words: Uint32Array): void {
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state
  for (let n = 0; n < 64; n += 1) {
    const mixE = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)
    const choice = (e & f) ^ (~e & g)
    const first = (h + mixE + choice + (roundConstants[n] ?? 0) + (words[n] ?? 0)) | 0
    const mixA = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)
    const second = (mixA + ((a & b) ^ (a & c) ^ (b & c))) | 0
    h = g
    g = f
    f = e
    e = (d + first) | 0
    d = c
    c = b
    b = a
    a = (first + second) | 0
  }
  for (const [n, word] of [a, b, c, d, e, f, g, h].entries()) state[n] = (state[n] ?? 0) + word
}

/** SHA-256 without a library, so that a page can check a proof or a moving code at once. No secret passes through it. */
export const sha256: Sha256 = (bytes) => {
  const padded = pad(bytes)
  const view = new DataView(padded.buffer)
  const state = firstState.slice()
  const words = new Uint32Array(64)
  for (let at = 0; at < padded.length; at += 64) {
    spread(words, view, at)
    compress(state, words)
  }
  const digest = new DataView(new ArrayBuffer(32))
  for (const [n, word] of state.entries()) digest.setUint32(n * 4, word)
  return new Uint8Array(digest.buffer)
}
