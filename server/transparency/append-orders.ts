import { formatCheckpoint } from '@bihuan/core/transparency/checkpoint.ts'
import {
  appendAll,
  type Frontier,
  leafHash,
  rootOf,
  type TreeNode,
} from '@bihuan/core/transparency/merkle-tree.ts'
import { commitmentOf, type OrderLeaf } from '@bihuan/core/transparency/order-leaf.ts'
import { formatNote, noteBytes, signatureLine } from '@bihuan/core/transparency/signed-note.ts'
import { type NoteSigner, nodeSha256 } from './ed25519.ts'

/** What a server writes when it has appended: all of it in one transaction, or none. */
export type Appended = {
  frontier: Frontier
  /** The public entries, in the order of the log; the first stands at the old size. */
  entries: Uint8Array[]
  /** The complete subtrees that came to be; proofs are read from them. */
  nodes: TreeNode[]
}

/** Appends orders to the log. Costs two hashes an order, whatever the size of the log. */
export function appendOrders(frontier: Frontier, orders: readonly OrderLeaf[]): Appended {
  return appendEntries(
    frontier,
    orders.map((order) => commitmentOf(order, nodeSha256)),
  )
}

/** Appends entries that are made already: commitments, and the digests of what is public anyway. */
export function appendEntries(frontier: Frontier, entries: Uint8Array[]): Appended {
  const leaves = entries.map((entry) => leafHash(entry, nodeSha256))
  const grown = appendAll(frontier, leaves, nodeSha256)
  return { frontier: grown.frontier, entries, nodes: grown.finished }
}

/** The checkpoint of a frontier as a note signed by the log; its name is the origin. Witnesses add their lines. */
export function signCheckpoint(frontier: Frontier, { key, sign }: NoteSigner): string {
  const root = rootOf(frontier, nodeSha256)
  const text = formatCheckpoint({ origin: key.name, size: frontier.size, root })
  return formatNote(text, [signatureLine(key, sign(noteBytes(text)))])
}
