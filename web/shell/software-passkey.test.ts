import { generateKeyPairSync, sign, verify } from 'node:crypto'
import { expect, test } from 'vitest'
import { derOf } from './software-passkey.ts'

test('two numbers become the DER that authenticators write, whatever their leading bits', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  for (let n = 0; n < 300; n += 1) {
    const bytes = Buffer.from(`document ${n}`)
    const raw = sign('sha256', bytes, { key: privateKey, dsaEncoding: 'ieee-p1363' })
    expect(verify('sha256', bytes, publicKey, derOf(raw)), `${n}`).toBe(true)
    expect(verify('sha256', Buffer.from('another'), publicKey, derOf(raw))).toBe(false)
  }
})
