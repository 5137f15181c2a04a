import { createPublicKey, verify } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { keysFrom } from './keys.ts'

const keys = keysFrom(Buffer.alloc(32, 7))
const others = keysFrom(Buffer.alloc(32, 8))

describe('the keys of a city', () => {
  test('sign codes that its public key verifies, and no other city’s', () => {
    const bytes = Buffer.from('R1 somebody')
    const signature = keys.signCode(bytes)
    const isGood = (of: typeof keys, signed: Buffer) => {
      const [key] = of.codePublicKeys()
      const jwk = { kty: 'OKP', crv: 'Ed25519', x: key?.publicKey ?? '' }
      return verify(null, signed, createPublicKey({ format: 'jwk', key: jwk }), signature)
    }
    expect(signature).toHaveLength(64)
    expect(isGood(keys, bytes)).toBe(true)
    expect(isGood(keys, Buffer.from('R1 Somebody'))).toBe(false)
    expect(isGood(others, bytes)).toBe(false)
  })

  test('are the same after a restart', () => {
    const again = keysFrom(Buffer.alloc(32, 7))
    expect(again.codePublicKeys()).toEqual(keys.codePublicKeys())
    expect(again.sealKeyOf('101')).toEqual(keys.sealKeyOf('101'))
    expect(again.activationCode('a')).toBe(keys.activationCode('a'))
  })

  test('give each device a key of 32 bytes of its own', () => {
    expect(keys.sealKeyOf('101')).toHaveLength(32)
    expect(keys.sealKeyOf('101')).not.toEqual(keys.sealKeyOf('102'))
    expect(keys.sealKeyOf('101')).not.toEqual(others.sealKeyOf('101'))
  })

  test('make printed codes of eight characters that are not misread, each its own', () => {
    const codes = Array.from({ length: 2_000 }, (_, n) => keys.activationCode(String(n)))
    for (const code of codes) expect(code).toMatch(/^[0-9A-HJKMNPQRSTWXY]{8}$/)
    expect(new Set(codes).size).toBe(codes.length)
  })

  test('hash a code with its attempt, so that one hash says nothing of another', () => {
    expect(keys.codeHash('a', '123456')).not.toEqual(keys.codeHash('b', '123456'))
    expect(keys.codeHash('a', '123456')).not.toEqual(others.codeHash('a', '123456'))
  })
})
