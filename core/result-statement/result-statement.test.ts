import { createPublicKey, generateKeyPairSync, sign, verify as verifyBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { hourMs, instantOf } from '../time/instant.ts'
import {
  acceptStatement,
  encodeStatement,
  formatStatement,
  type ResultStatement,
  statedAnswers,
} from './result-statement.ts'

const { privateKey, publicKey } = generateKeyPairSync('ed25519')
const raw = publicKey.export({ format: 'jwk' }).x ?? ''
const city = { city: '4101', keys: [{ id: 1, publicKey: raw }] }
const statedAt = instantOf('2022-01-14T18:00:00+08:00')
const one: ResultStatement = {
  key: 1,
  person: '410100000000007',
  answer: 'negative',
  round: 2022018,
  sampledAt: statedAt - 8 * hourMs,
  releasedAt: statedAt - hourMs,
  statedAt,
  expiresAt: statedAt + 24 * hourMs,
  nameMasked: '王*明',
}
const textOf = (statement: ResultStatement) => {
  const signed = encodeStatement(statement)
  return formatStatement(Buffer.concat([signed, sign(null, signed, privateKey)]))
}
const accept = (text: string, now = statedAt) =>
  acceptStatement(text, city, now, (signature, signed, key) =>
    verifyBytes(
      null,
      signed,
      createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: key }, format: 'jwk' }),
      signature,
    ),
  )

test('a statement reads as it was written, without network, for every answer', async () => {
  for (const answer of statedAnswers) {
    const statement = { ...one, answer }
    expect(await accept(textOf(statement))).toEqual({ ok: true, statement })
  }
  const none: ResultStatement = {
    ...one,
    answer: 'none',
    round: 0,
    sampledAt: null,
    releasedAt: null,
  }
  expect(await accept(textOf(none))).toEqual({ ok: true, statement: none })
})

test('it fits a QR code that a phone shows: fewer characters than version 12 holds', () => {
  const longest = { ...one, nameMasked: '王'.repeat(40) }
  expect(textOf(longest)).toMatch(/^S1[0-9A-V]+$/)
  expect(textOf(longest).length).toBeLessThan(419)
})

test('none is taken that was changed, is over, of another city or key, or no statement at all', async () => {
  const text = textOf(one)
  const changed = textOf({ ...one, answer: 'awaiting-result' })
  const forged = changed.slice(0, -103) + text.slice(-103)
  expect(await accept(forged)).toEqual({ ok: false, fault: 'bad-signature' })
  expect(await accept(text, one.expiresAt)).toEqual({ ok: false, fault: 'expired' })
  expect(await accept(text, one.expiresAt - 1)).toMatchObject({ ok: true })
  const other = textOf({ ...one, person: '440100000000007' })
  expect(await accept(other)).toEqual({ ok: false, fault: 'other-city' })
  expect(await accept(textOf({ ...one, key: 2 }))).toEqual({ ok: false, fault: 'unknown-key' })
  for (const junk of ['', 'S1', 'S1ABC', `R1${text.slice(2)}`, text.slice(0, 100)])
    expect(await accept(junk)).toEqual({ ok: false, fault: 'not-a-code' })
})

test('what does not fit is refused when it is written', () => {
  expect(() => encodeStatement({ ...one, person: '7' })).toThrow(RangeError)
  expect(() => encodeStatement({ ...one, key: 256 })).toThrow(RangeError)
  expect(() => encodeStatement({ ...one, statedAt: -1 })).toThrow(RangeError)
})
