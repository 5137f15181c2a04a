/** A seeded source of chance. The same seed and the same calls give the same numbers on every machine. */
export type Random = {
  /** Whole number 0 … 2^32 − 1. */
  uint32(): number
  /** 0 ≤ x < 1, with 32 bits. */
  uniform(): number
  /** Whole number low … high, both included; high − low < 2^32. */
  integer(low: number, high: number): number
  /** True with this probability (0 … 1). */
  chance(probability: number): boolean
  /** One of the items, all equally likely. Throws a RangeError for an empty list. */
  pick<Item>(items: readonly Item[]): Item
  /** A copy in random order (Fisher–Yates). */
  shuffle<Item>(items: readonly Item[]): Item[]
  /** Another source, which depends on this one's seed and the label only, never on what was drawn before. */
  fork(label: string): Random
}

type Words = readonly [number, number, number, number]

/** Opens the source of chance of a seed: any number or text. */
export function seeded(seed: number | string): Random {
  return ofState(spread([0x9e3779b9, 0x243f6a88, 0xb7e15162, 0x6a09e667], String(seed)))
}

/** Mixes a text into four words: FNV-1a steps per word, then the murmur3 finaliser until each bit has met each. */
function spread(words: Words, text: string): Words {
  let [a, b, c, d] = words
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    a = Math.imul(a ^ unit, 0x01000193)
    b = Math.imul(b ^ unit ^ (a >>> 15), 0x85ebca6b)
    c = Math.imul(c ^ unit ^ (b >>> 13), 0xc2b2ae35)
    d = Math.imul(d ^ unit ^ (c >>> 16), 0x27d4eb2f)
  }
  a = finish(a ^ (text.length + 1) ^ d)
  b = finish(b ^ a)
  c = finish(c ^ b)
  d = finish(d ^ c)
  return [finish(a ^ d), finish(b ^ a), finish(c ^ b), d]
}

function finish(word: number): number {
  let h = word
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/**
 * Opens the source of chance of four words of state, by xoshiro128** 1.1 (Blackman and Vigna 2018): period 2^128 − 1,
 * 32-bit steps only, so quick in JavaScript.
 */
export function ofState(root: Words): Random {
  let [a, b, c, d] = root
  // The all-zero state is the one from which the generator never moves.
  if ((a | b | c | d) === 0) d = 1

  const uint32 = (): number => {
    const scrambled = Math.imul(b, 5)
    const result = Math.imul((scrambled << 7) | (scrambled >>> 25), 9) >>> 0
    const shifted = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = (d << 11) | (d >>> 21)
    return result
  }
  const uniform = (): number => uint32() / 0x1_0000_0000
  // Scaling 32 bits is uneven by at most (high − low) / 2^32: nothing that a simulation could see.
  const integer = (low: number, high: number): number =>
    low + Math.floor(uniform() * (high - low + 1))

  return {
    uint32,
    uniform,
    integer,
    chance: (probability) => uniform() < probability,
    pick(items) {
      const index = integer(0, items.length - 1)
      const item = items[index]
      if (index < 0 || index >= items.length) throw new RangeError('nothing to pick from')
      return item as (typeof items)[number]
    },
    shuffle(items) {
      const order = [...items]
      for (let last = order.length - 1; last > 0; last--) {
        const other = integer(0, last)
        const kept = order[last] as (typeof items)[number]
        order[last] = order[other] as (typeof items)[number]
        order[other] = kept
      }
      return order
    },
    fork: (label) => ofState(spread(root, label)),
  }
}
