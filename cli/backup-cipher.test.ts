import { randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  decrypting,
  type Envelope,
  encrypting,
  envelopeBytes,
  NotDecrypted,
  newNonce,
} from './commands/backup-cipher.ts'

const key = randomBytes(32)
const envelope: Envelope = {
  bihuan: 'backup',
  format: 2,
  cipher: 'AES-256-GCM in frames of 64 KiB',
  key: 'k',
  city: '4101',
  madeAt: '2022-11-11T12:00:00+08:00',
  keyKeptUntil: '2022-12-11T12:00:00+08:00',
  nonce: newNonce(),
}
const head = envelopeBytes(envelope).length
const frame = (1 << 16) + 16

async function sealed(plain: Buffer, pieces = 1 << 14): Promise<Buffer> {
  const chunks = Array.from({ length: Math.ceil(plain.length / pieces) }, (_, n) =>
    plain.subarray(n * pieces, (n + 1) * pieces),
  )
  return buffer(Readable.from(chunks).pipe(encrypting(envelope, key)))
}
const opened = async (bytes: Buffer, over: Partial<Envelope> = {}, by = key) => {
  const stream = Readable.from([bytes.subarray(head)]).pipe(
    decrypting({ ...envelope, ...over }, by),
  )
  return buffer(stream)
}

describe('an encrypted stream', () => {
  test('comes back as it was, whatever its length and pieces', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(0, 1, 65_535, 65_536, 65_537, 131_072, 200_000),
        fc.integer({ min: 1_000, max: 100_000 }),
        async (length, pieces) => {
          const plain = randomBytes(length)
          expect((await opened(await sealed(plain, pieces))).equals(plain)).toBe(true)
        },
      ),
      { numRuns: 30 },
    )
  })

  test('is refused cut at any frame, with frames exchanged, left out or doubled, with another first line or key', async () => {
    const bytes = await sealed(randomBytes(5 * (1 << 16) + 100))
    const frames = Array.from({ length: 6 }, (_, n) =>
      bytes.subarray(head + n * frame, head + (n + 1) * frame),
    )
    const of = (...order: number[]) =>
      Buffer.concat([bytes.subarray(0, head), ...order.map((n) => frames[n] ?? Buffer.alloc(0))])
    expect((await opened(of(0, 1, 2, 3, 4, 5))).length).toBe(5 * (1 << 16) + 100)
    const broken = [
      of(0, 1, 2, 3, 4),
      of(0, 1, 2),
      of(),
      of(0, 2, 1, 3, 4, 5),
      of(1, 2, 3, 4, 5),
      of(0, 0, 1, 2, 3, 4, 5),
      of(0, 1, 2, 3, 4, 5, 5),
      bytes.subarray(0, -1),
    ]
    for (const one of broken) await expect(opened(one)).rejects.toBeInstanceOf(NotDecrypted)
    await expect(opened(bytes, { city: '4102' })).rejects.toBeInstanceOf(NotDecrypted)
    await expect(opened(bytes, {}, randomBytes(32))).rejects.toBeInstanceOf(NotDecrypted)
  })
})
