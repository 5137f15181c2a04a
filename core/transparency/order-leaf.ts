import { bytesOf } from '../person-code/code-bytes.ts'
import { joined } from './bytes.ts'
import { leafHash } from './merkle-tree.ts'
import type { Sha256 } from './sha256.ts'

/** What an order is in the public log: its bytes as issuer and approver signed them, hidden behind a salt of its own. */
export type OrderLeaf = {
  /** 32 random bytes of this entry alone; the person and the auditors have it, the public does not. */
  salt: Uint8Array
  bytes: Uint8Array
}

const domain = Uint8Array.from(bytesOf('bihuan/order/v1\n'))

/**
 * The entry of the log, 32 bytes: SHA-256 over a fixed word, the salt and the order. Without the salt nobody can try out who the
 * order is about; with it anybody can check that it is there. Throws a RangeError for a salt that is not 32 bytes long.
 */
export function commitmentOf({ salt, bytes }: OrderLeaf, sha256: Sha256): Uint8Array {
  if (salt.length !== 32) throw new RangeError(`a salt has 32 bytes, not ${salt.length}`)
  return sha256(joined(domain, salt, bytes))
}

/** The leaf hash of an order: what the tree is built of, and what a proof begins with. */
export const orderLeafHash = (leaf: OrderLeaf, sha256: Sha256): Uint8Array =>
  leafHash(commitmentOf(leaf, sha256), sha256)
