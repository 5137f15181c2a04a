import { createHash } from 'node:crypto'
import { liveChain } from '@bihuan/core/pass/live-code.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { quickSha256 } from './quick-sha256.ts'

const openssl = (bytes: Uint8Array) => Uint8Array.from(createHash('sha256').update(bytes).digest())

test('is SHA-256 of everything, at each length around the ends of blocks and beyond', () => {
  for (let length = 0; length <= 400; length += 1) {
    const bytes = Uint8Array.from({ length }, (_, n) => (n * 131 + length) & 255)
    expect(quickSha256(bytes)).toEqual(openssl(bytes))
  }
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 5_000 }), (bytes) => {
      expect(quickSha256(bytes)).toEqual(openssl(bytes))
    }),
  )
})

test('leaves nothing of one text in the next, and makes the chain of a moving code', () => {
  const long = new Uint8Array(250).fill(255)
  const short = Uint8Array.of(1)
  quickSha256(long)
  expect(quickSha256(short)).toEqual(openssl(short))
  const seed = new Uint8Array(16).fill(9)
  expect(liveChain(seed, 300, quickSha256)).toEqual(liveChain(seed, 300, openssl))
})
