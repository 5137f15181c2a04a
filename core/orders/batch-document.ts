import type { Words } from '../notice/notice.ts'
import type { Instant } from '../time/instant.ts'
import type { Signer } from './order.ts'

/**
 * Orders that are signed in one act. Both officers sign the digests of all of them, after they saw how many, where, and a sample.
 * An order is of the batch only if its digest stands at its own index.
 */
export type BatchDocument = {
  readonly version: 1
  readonly id: string
  readonly city: string
  readonly district: string
  readonly kind: string
  readonly basis: string
  readonly issuedAt: Instant
  readonly issuer: Signer
  readonly approver: Signer
  /** The city's signature, for more people than a district may restrict alone. */
  readonly cityApprover: Signer | null
  readonly reason: Words
  /** SHA-256 of each order in hexadecimal, in the order of their indexes. */
  readonly digests: readonly string[]
  /** How many of them lie in which district. */
  readonly where: readonly { readonly area: string; readonly count: number }[]
  /** Indexes that were looked at before signing. */
  readonly sample: readonly number[]
  /** Each stage takes in the first so many, the last one all of them; stage 0 binds first, each further one by an act of its own. */
  readonly stages: readonly { readonly upTo: number }[]
}
