import { nodeHash, type TreeNode } from './merkle-tree.ts'
import type { Sha256 } from './sha256.ts'

export type NodeAt = Omit<TreeNode, 'hash'>

/**
 * What a proof is made of: for each of its hashes the complete subtrees, left to right, that it is folded from. A server reads
 * all of them in one question and folds with `proofOf`.
 */
export type ProofPlan = readonly (readonly NodeAt[])[]

/** The largest power of two below n, for n of 2 or more. */
function splitOf(n: number): number {
  let split = 1
  while (split * 2 < n) split *= 2
  return split
}

/** The complete subtrees of the leaves from `begin` up to `end`, left to right; `begin` is where such a subtree can begin. */
function subtrees(begin: number, end: number): NodeAt[] {
  const nodes: NodeAt[] = []
  for (let at = begin; at < end; ) {
    let level = 0
    let width = 1
    while (at % (width * 2) === 0 && at + width * 2 <= end) {
      width *= 2
      level += 1
    }
    nodes.push({ level, index: at / width })
    at += width
  }
  return nodes
}

const isWhole = (n: number) => Number.isSafeInteger(n) && n >= 0

/** The proof that leaf `index` is in the tree of `size` leaves (RFC 6962 §2.1.1). Throws a RangeError when it cannot be. */
export function planInclusion(index: number, size: number): ProofPlan {
  if (!isWhole(index) || !isWhole(size) || index >= size)
    throw new RangeError(`no leaf ${index} in a tree of ${size}`)
  const plan: NodeAt[][] = []
  let begin = 0
  let end = size
  while (end - begin > 1) {
    const middle = begin + splitOf(end - begin)
    if (index < middle) {
      plan.push(subtrees(middle, end))
      end = middle
    } else {
      plan.push(subtrees(begin, middle))
      begin = middle
    }
  }
  return plan.reverse()
}

/** The proof that the tree of `size` leaves continues that of `old` (RFC 6962 §2.1.2); empty for 0 and for the same size. */
export function planConsistency(old: number, size: number): ProofPlan {
  if (!isWhole(old) || !isWhole(size) || old > size)
    throw new RangeError(`a tree of ${size} does not continue one of ${old}`)
  if (old === 0) return []
  const plan: NodeAt[][] = []
  let begin = 0
  let end = size
  while (old !== end) {
    const middle = begin + splitOf(end - begin)
    if (old <= middle) {
      plan.push(subtrees(middle, end))
      end = middle
    } else {
      plan.push(subtrees(begin, middle))
      begin = middle
    }
  }
  // Where the old tree is a whole left half, its root is known to whoever checks; otherwise the proof begins with its right part.
  if (begin > 0) plan.push(subtrees(begin, end))
  return plan.reverse()
}

/** The hashes of a proof, its complete subtrees read by `read`. */
export function proofOf(
  plan: ProofPlan,
  read: (node: NodeAt) => Uint8Array,
  sha256: Sha256,
): Uint8Array[] {
  return plan.map((nodes) =>
    nodes.map(read).reduceRight((right, left) => nodeHash(left, right, sha256)),
  )
}
