import { randomBytes } from 'node:crypto'
import { PassKeysMade } from '@bihuan/contract/pass.ts'
import type { KeyCertificate } from '@bihuan/core/pass/key-certificate.ts'
import { type Instant, instantOf, minuteMs } from '@bihuan/core/time/instant.ts'
import { certify, certifyList, type PassRoot } from '@bihuan/server/pass/as-root.ts'
import { Value } from 'typebox/value'

/** What is carried back: the body of `POST /api/v1/pass-keys/import`. */
export type Signed = { certificates: string[]; lists: string[] }

const dayMs = 24 * 60 * minuteMs
// A day key is good for 25 hours; a longer one would be a key of the city for the thief of a server.
const passMsMax = 26 * 60 * minuteMs
const listMsMax = 410 * dayMs

/** Reads a request. Throws an Error that says what is wrong with it: it came from a machine on the network. */
export function readRequest(text: string, city: string): KeyCertificate[] {
  const read: unknown = JSON.parse(text)
  if (!Value.Check(PassKeysMade, read)) throw new Error('this file is no request for keys')
  if (read.city !== city)
    throw new Error(`the request is of city ${read.city}, the root of ${city}`)
  const numbers = new Set(read.keys.map(({ key }) => key))
  if (numbers.size !== read.keys.length) throw new Error('a key has the number of another')
  return read.keys.map((one) => {
    const [from, until] = [instantOf(one.from), instantOf(one.until)]
    const most = one.purpose === 'pass' ? passMsMax : listMsMax
    if (until - from > most)
      throw new Error(`key ${one.key} asks for ${Math.round((until - from) / dayMs)} days`)
    return { city, key: one.key, purpose: one.purpose, publicKey: one.publicKey, from, until }
  })
}

/** Signs every key of a request. */
export const signKeys = (root: PassRoot, keys: readonly KeyCertificate[]): Signed => ({
  certificates: keys.map((key) => certify(root, key)),
  lists: [],
})

/** Signs the list of the root: which list keys, or pass keys, nobody may take any more. */
export function signRootList(
  root: PassRoot,
  list: { number: number; at: Instant; revoked: readonly number[] },
): Signed {
  const signedAt = list.at - (list.at % minuteMs)
  const salt = Uint8Array.from(randomBytes(16))
  const what = { number: list.number, signedAt, salt, keys: [...new Set(list.revoked)] }
  return { certificates: [], lists: [certifyList(root, what)] }
}
