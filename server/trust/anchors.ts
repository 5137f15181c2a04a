import { existsSync, readFileSync } from 'node:fs'
import type { RelyingParty } from '@bihuan/core/orders/assertion.ts'

/** A witness of the public log: its name and key as its operator gave them, and where it is asked. */
export type Witness = { readonly name: string; readonly publicKey: string; readonly url: string }

/**
 * What everything else is checked against. It comes from a file beside the city's keys and never from the database, so that
 * who can write every row still cannot appoint an officer, move the log or issue a pass.
 */
export type TrustAnchors = {
  /** The file they come from, read again by the watch; null where there is none. */
  readonly file: string | null
  /** The key of the appointing authority, SPKI in base64url; empty where nobody is appointed. */
  readonly authorityKey: string
  /** The site for which passkeys sign. */
  readonly party: RelyingParty
  /** The root of the passes, 32 raw bytes in base64url; null where none is issued. */
  readonly passRoot: string | null
  readonly log: {
    readonly origin: string
    readonly witnesses: readonly Witness[]
    /** How many witnesses must have signed; 0 in a city that has none yet, whose pages say so. */
    readonly quorum: number
  }
}

/** Nobody is appointed: no order can be signed, and none that lies in a table has effect. */
export const noAnchors: TrustAnchors = {
  file: null,
  authorityKey: '',
  party: { id: 'localhost', origins: [] },
  passRoot: null,
  log: { origin: 'bihuan/none', witnesses: [], quorum: 0 },
}

/** The anchors in a file of JSON; none where there is no file. Throws an Error for one that is not whole. */
export function anchorsInFile(path: string): TrustAnchors {
  if (!existsSync(path)) return { ...noAnchors, file: path }
  const read = JSON.parse(readFileSync(path, 'utf8')) as Partial<TrustAnchors>
  const { authorityKey, party, passRoot, log } = read
  if (typeof authorityKey !== 'string' || !party?.id || !Array.isArray(party.origins) || !log)
    throw new Error(`${path} is not whole: it needs authorityKey, party and log`)
  return { file: path, authorityKey, party, passRoot: passRoot ?? null, log }
}
