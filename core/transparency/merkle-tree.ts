import { joined } from './bytes.ts'
import type { Sha256 } from './sha256.ts'

// RFC 6962 §2.1: the prefixes keep a leaf from ever passing for a node.
const leafPrefix = Uint8Array.of(0)
const nodePrefix = Uint8Array.of(1)

/** The hash of an entry as a leaf: SHA-256(0x00 ‖ entry). */
export const leafHash = (entry: Uint8Array, sha256: Sha256): Uint8Array =>
  sha256(joined(leafPrefix, entry))

/** The hash of two neighbours: SHA-256(0x01 ‖ left ‖ right). */
export const nodeHash = (left: Uint8Array, right: Uint8Array, sha256: Sha256): Uint8Array =>
  sha256(joined(nodePrefix, left, right))

/**
 * The right edge of a tree: the hashes of its complete subtrees, the largest first. It is all that is needed to append, at most
 * 53 hashes, and its root is the root of the tree.
 */
export type Frontier = { readonly size: number; readonly hashes: readonly Uint8Array[] }

/** A complete subtree: level 0 is a leaf, level n has 2^n of them; index counts the subtrees of its level from the left. */
export type TreeNode = { level: number; index: number; hash: Uint8Array }

/** The right edge of a log without entries. */
export const emptyFrontier: Frontier = { size: 0, hashes: [] }

/** The frontier after one more leaf, and the complete subtrees that this leaf finished; proofs are made of them. */
export function append(
  frontier: Frontier,
  leaf: Uint8Array,
  sha256: Sha256,
): { frontier: Frontier; finished: TreeNode[] } {
  const hashes = [...frontier.hashes]
  const finished: TreeNode[] = [{ level: 0, index: frontier.size, hash: leaf }]
  let hash = leaf
  let index = frontier.size
  for (let level = 1; index % 2 === 1; level += 1) {
    const left = hashes.pop()
    if (!left) throw new RangeError(`a frontier of ${frontier.size} has lost a hash`)
    hash = nodeHash(left, hash, sha256)
    index = Math.floor(index / 2)
    finished.push({ level, index, hash })
  }
  return { frontier: { size: frontier.size + 1, hashes: [...hashes, hash] }, finished }
}

/** Many leaves at once, as a server appends what came in a minute. */
export function appendAll(
  frontier: Frontier,
  leaves: readonly Uint8Array[],
  sha256: Sha256,
): { frontier: Frontier; finished: TreeNode[] } {
  const finished: TreeNode[] = []
  let edge = frontier
  for (const leaf of leaves) {
    const step = append(edge, leaf, sha256)
    edge = step.frontier
    finished.push(...step.finished)
  }
  return { frontier: edge, finished }
}

/** The root of the tree (RFC 6962 §2.1); of an empty one the hash of nothing. */
export function rootOf(frontier: Frontier, sha256: Sha256): Uint8Array {
  const [last, ...rest] = [...frontier.hashes].reverse()
  if (!last) return sha256(new Uint8Array())
  return rest.reduce((right, left) => nodeHash(left, right, sha256), last)
}
