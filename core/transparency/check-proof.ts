import { sameBytes } from './bytes.ts'
import { nodeHash } from './merkle-tree.ts'
import type { Sha256 } from './sha256.ts'

const isOdd = (n: number) => n % 2 === 1
const half = (n: number) => Math.floor(n / 2)
const areHashes = (hashes: readonly Uint8Array[]) => hashes.every(({ length }) => length === 32)

/** Whether `leaf`, a leaf hash, is number `index` of the tree with this size and root (RFC 9162 §2.1.3.2). */
export function isIncluded(
  claim: { leaf: Uint8Array; index: number; size: number; root: Uint8Array },
  path: readonly Uint8Array[],
  sha256: Sha256,
): boolean {
  const { leaf, index, size, root } = claim
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size)) return false
  if (index < 0 || index >= size || !areHashes([leaf, ...path])) return false
  let at = index
  let last = size - 1
  let hash = leaf
  for (const beside of path) {
    if (last === 0) return false
    if (isOdd(at) || at === last) {
      hash = nodeHash(beside, hash, sha256)
      while (!isOdd(at) && at !== 0) {
        at = half(at)
        last = half(last)
      }
    } else hash = nodeHash(hash, beside, sha256)
    at = half(at)
    last = half(last)
  }
  return last === 0 && sameBytes(hash, root)
}

type Head = { size: number; root: Uint8Array }

/**
 * Whether the tree `next` holds the tree `old` unchanged at its beginning (RFC 9162 §2.1.4.2). Every tree continues the empty
 * one, with an empty proof.
 */
export function isConsistent(
  old: Head,
  next: Head,
  path: readonly Uint8Array[],
  sha256: Sha256,
): boolean {
  if (!Number.isSafeInteger(old.size) || !Number.isSafeInteger(next.size)) return false
  if (old.size < 0 || old.size > next.size || !areHashes(path)) return false
  if (old.size === next.size) return path.length === 0 && sameBytes(old.root, next.root)
  if (old.size === 0) return path.length === 0
  let at = old.size - 1
  let last = next.size - 1
  while (isOdd(at)) {
    at = half(at)
    last = half(last)
  }
  // A whole left half: its root opens the proof and is not sent.
  const [first, ...rest] = at === 0 ? [old.root, ...path] : path
  if (!first || path.length === 0) return false
  let oldHash = first
  let hash = first
  for (const beside of rest) {
    if (last === 0) return false
    if (isOdd(at) || at === last) {
      oldHash = nodeHash(beside, oldHash, sha256)
      hash = nodeHash(beside, hash, sha256)
      while (!isOdd(at) && at !== 0) {
        at = half(at)
        last = half(last)
      }
    } else hash = nodeHash(hash, beside, sha256)
    at = half(at)
    last = half(last)
  }
  return last === 0 && sameBytes(oldHash, old.root) && sameBytes(hash, next.root)
}
