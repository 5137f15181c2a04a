import type { Tx } from '../db/sql.ts'
import type { Request } from '../door/command.ts'
import type { AssertionJson } from '../trust/assertion-json.ts'

export const signingKinds = [
  'order',
  'batch',
  'act',
  'adoption',
  'contact-list',
  'co-presence',
  'look-back',
  'day-close',
] as const
export type SigningKind = (typeof signingKinds)[number]

/** A document with all its signatures. */
export type SignedDocument = {
  readonly signing: string
  readonly document: unknown
  readonly digest: string
  readonly assertions: readonly AssertionJson[]
  readonly area: string
  readonly shown: unknown
}

/**
 * Makes a signed document take effect, in the transaction of its last signature: verifies it once more by core, as every later
 * read will, and writes it. Gives the id of what it made; throws a Problem where it does not verify.
 */
export type Finisher = (tx: Tx, signed: SignedDocument, request: Request) => Promise<string>
