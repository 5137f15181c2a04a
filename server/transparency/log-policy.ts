import type { LogPolicy } from '@bihuan/core/transparency/accept-checkpoint.ts'
import { fromBase64 } from '@bihuan/core/transparency/base64.ts'
import { type NoteKey, noteKey, parseNoteKey } from '@bihuan/core/transparency/note-key.ts'
import type { City } from '../door/command.ts'
import type { Witness } from '../trust/anchors.ts'
import { nodeSha256 } from './ed25519.ts'

/** A witness whose key can be read; `url` is empty where it fetches by itself. */
export type KnownWitness = { url: string; key: NoteKey }

/** The key of a witness: the line that `keygen` prints, or its name and 32 bytes in base64url. Null for neither. */
export function witnessKey({ name, publicKey }: Witness): NoteKey | null {
  if (publicKey.includes('+')) {
    const key = parseNoteKey(publicKey, nodeSha256)
    return key?.type === 'witness' && key.name === name ? key : null
  }
  const raw = fromBase64(publicKey, 'url')
  try {
    return raw && noteKey(name, 'witness', raw, nodeSha256)
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

/** The witnesses of a city. Throws an Error for a key that is none: without it the log would wait for a witness that cannot sign. */
export function witnessesOf({ anchors }: Pick<City, 'anchors'>): KnownWitness[] {
  return anchors.log.witnesses.map((witness) => {
    const key = witnessKey(witness)
    if (!key) throw new Error(`trust.json: not the key of the witness ${witness.name}`)
    return { url: witness.url.replace(/\/$/, ''), key }
  })
}

/** Whom this city's readers trust: its log, its witnesses, and how many of them must have signed. */
export function logPolicyOf(city: Pick<City, 'anchors' | 'keys'>): LogPolicy {
  const { origin, quorum } = city.anchors.log
  const log = city.keys.logSigner(origin).key
  const witnesses = witnessesOf(city).map(({ key }) => key)
  return { origin, log, witnesses, quorum, ageMaxMs: null }
}
