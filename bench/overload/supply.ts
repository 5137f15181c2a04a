import type { Random } from '@bihuan/sim/random/random.ts'
import { seededUuid } from '../city/plan-uploads.ts'
import type { Work } from '../load/load.ts'

/** Where the crowd takes its requests from, by number. */
export type Supply = {
  count: number
  /** What is sent from now on. Where nothing fresh is left, known ones are sent; throws where there are none either. */
  use(kind: 'fresh' | 'again'): void
  next(): number
  bytes(n: number): Buffer
  /** A fresh request that was not taken is fresh still. */
  settle(n: number, status: number): void
  fresh(): number
}

const keyName = 'idempotency-key: '

/** Requests of a work, each sent until it was taken once; then again and again under new keys, as after a lost answer. */
export function supplyOf(work: Work, random: Random): Supply {
  const all = Array.from({ length: work.count }, (_, n) => work.bytes(n))
  const keyAt = all.map((bytes) => bytes.indexOf(keyName) + keyName.length)
  let fresh = all.map((_, n) => n)
  let spare: number[] = []
  const known: number[] = []
  let isFresh = true
  let turn = 0
  const again = () => {
    const n = known[turn % known.length] ?? 0
    turn += 1
    // Written into the bytes that stand ready: 36 characters.
    all[n]?.write(seededUuid(random), keyAt[n] ?? 0, 'latin1')
    return n
  }
  return {
    count: all.length,
    use(kind) {
      isFresh = kind === 'fresh'
      if (!isFresh && known.length === 0) throw new Error('nothing was taken yet')
    },
    next() {
      if (!isFresh) return again()
      if (fresh.length === 0) {
        fresh = spare
        spare = []
      }
      return fresh.pop() ?? again()
    },
    bytes: (n) => all[n] ?? Buffer.alloc(0),
    settle(n, status) {
      if (!isFresh) return
      if (status === 200) known.push(n)
      else spare.push(n)
    },
    fresh: () => fresh.length + spare.length,
  }
}
