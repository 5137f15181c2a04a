import { argon2Sync } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { fitsPassword, hashPassword } from './password.ts'

describe('a password', () => {
  test('is kept as argon2id with the recommended cost and a salt of its own', async () => {
    const [one, two] = [await hashPassword('same words'), await hashPassword('same words')]
    // OWASP: at least 19 MiB, 2 passes, 1 lane.
    const [, memory, passes, lanes, salt = '', tag = ''] =
      /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w-]+)\$([\w-]+)$/.exec(one) ?? []
    expect([Number(memory), Number(passes), Number(lanes)]).toEqual([19_456, 2, 1])
    expect([Buffer.from(salt, 'base64url').length, Buffer.from(tag, 'base64url').length]).toEqual([
      16, 32,
    ])
    expect(one).not.toBe(two)
  })

  test('fits its own hash and no other', async () => {
    const stored = await hashPassword('same words')
    expect(await fitsPassword('same words', stored)).toBe(true)
    for (const other of ['Same words', 'same words ', '', 'same word'])
      expect(await fitsPassword(other, stored)).toBe(false)
  })

  test('is the same however the keyboard composes its letters', async () => {
    const stored = await hashPassword('pässwört')
    expect(await fitsPassword('pa\u0308sswo\u0308rt', stored)).toBe(true)
  })

  test('fits a hash of another cost: an older one keeps working after ours is raised', async () => {
    const nonce = Buffer.alloc(16, 1)
    const tag = argon2Sync('argon2id', {
      message: 'same words',
      nonce,
      memory: 64,
      passes: 1,
      parallelism: 2,
      tagLength: 24,
    })
    const stored = `$argon2id$v=19$m=64,t=1,p=2$${nonce.toString('base64url')}$${tag.toString('base64url')}`
    expect(await fitsPassword('same words', stored)).toBe(true)
    expect(await fitsPassword('same words', stored.replace('m=64', 'm=128'))).toBe(false)
  })

  test.each(['', 'plain', '$argon2id$v=19$m=8,t=1,p=1$$', '$2b$10$abcdefghijklmnopqrstuv'])(
    'fits no hash that cannot be read: %s',
    async (stored) => {
      expect(await fitsPassword('', stored)).toBe(false)
    },
  )
})
