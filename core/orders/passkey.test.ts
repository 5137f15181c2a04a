import { createHash, generateKeyPairSync, sign, verify } from 'node:crypto'
import { expect, test } from 'vitest'
import { type Assertion, base64urlOf, type Crypto, isAssertionOf } from './assertion.ts'
import { orderBytes } from './canonical.ts'
import { anOrder } from './testing/a-signed-order.ts'
import { party, t0 } from './testing/officers.ts'

// A real passkey: ES256, as phones and security keys make them.
const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const publicKey = pair.publicKey.export({ type: 'spki', format: 'pem' }).toString()
const sha256 = (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest())
const crypto: Crypto = {
  sha256,
  verify: (signature, signed, key) => verify('sha256', signed, key, signature),
}
const digest = sha256(orderBytes(anOrder()))

function answer(challenge: string, flags = 0x05, origin = 'https://city.invalid'): Assertion {
  const clientData = new TextEncoder().encode(
    JSON.stringify({ type: 'webauthn.get', challenge, origin, crossOrigin: false }),
  )
  const site = sha256(new TextEncoder().encode(party.id))
  const authenticatorData = Uint8Array.from([...site, flags, 0, 0, 0, 7])
  const signed = Uint8Array.from([...authenticatorData, ...sha256(clientData)])
  const signature = new Uint8Array(sign('sha256', signed, pair.privateKey))
  const who = { officer: 'wu', unit: 'cdc', credential: 'key', at: t0 }
  return { ...who, authenticatorData, clientData, signature }
}
const good = answer(base64urlOf(digest))
const isGood = (one: Assertion, of = digest) => isAssertionOf(of, one, publicKey, party, crypto)

test('base64url is that of Node for every length', () => {
  for (let length = 0; length < 40; length += 1) {
    const bytes = sha256(Uint8Array.from([length])).slice(0, length)
    expect(base64urlOf(bytes)).toBe(Buffer.from(bytes).toString('base64url'))
  }
})

test('a real passkey signs the order, and no other document', () => {
  expect(isGood(good)).toBe(true)
  expect(isGood(good, sha256(orderBytes(anOrder({ until: t0 + 1 }))))).toBe(false)
})

test.each([
  ['nobody was verified', answer(base64urlOf(digest), 0x01)],
  ['nobody was present', answer(base64urlOf(digest), 0x04)],
  ['it was given to another site', answer(base64urlOf(digest), 0x05, 'https://evil.invalid')],
  ['the challenge is another', answer(base64urlOf(sha256(Uint8Array.of(1))))],
  ['the data are short', { ...good, authenticatorData: good.authenticatorData.slice(0, 36) }],
  ['the client data are no JSON', { ...good, clientData: Uint8Array.of(123, 34) }],
  ['the client data are no text', { ...good, clientData: Uint8Array.of(0xff, 0xfe) }],
])('does not count when %s', (_, one) => {
  expect(isGood(one)).toBe(false)
})

test('no changed bit of data or signature counts', () => {
  for (const part of ['authenticatorData', 'clientData', 'signature'] as const) {
    for (let at = 0; at < good[part].length; at += 1) {
      const changed = Uint8Array.from(good[part])
      changed[at] = (changed[at] ?? 0) ^ 1
      let counts: boolean
      try {
        counts = isGood({ ...good, [part]: changed })
      } catch {
        counts = false // the library refuses a signature whose shape is broken
      }
      expect(counts, `${part} ${at}`).toBe(false)
    }
  }
})
