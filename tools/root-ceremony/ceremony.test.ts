import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseCertificate } from '@bihuan/core/pass/key-certificate.ts'
import { parseList } from '@bihuan/core/pass/revocation-list.ts'
import { cityInstant, hourMs, isoOf } from '@bihuan/core/time/instant.ts'
import { verifyEd25519 } from '@bihuan/server/transparency/ed25519.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openRoot, type RootFile, sealRoot } from './root-file.ts'
import { formatShare, joinShares, parseShare, splitSecret } from './shares.ts'
import { readRequest } from './sign.ts'

const main = fileURLToPath(new URL('./main.ts', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'bihuan-ceremony-'))
const file = (name: string) => join(folder, name)
writeFileSync(file('passphrase'), 'six words that nobody else has said\n')
writeFileSync(file('wrong'), 'another passphrase altogether\n')

/** Runs the tool as on the machine of the root. */
const run = (...words: string[]): string =>
  execFileSync(
    process.execPath,
    [main, ...words, '--yes', '--passphrase-file', file('passphrase')],
    {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
const root = () => JSON.parse(readFileSync(file('root.json'), 'utf8')) as RootFile

const day = (n: number) => cityInstant('2026-12-01', '00:00') + n * 24 * hourMs
const request = (over: object = {}) => ({
  city: '4101',
  keys: [0, 1, 2].map((n) => ({
    key: 10 + n,
    purpose: 'pass',
    from: isoOf(day(n) - hourMs),
    until: isoOf(day(n + 1)),
    publicKey: Buffer.alloc(32, n + 1).toString('base64url'),
    ...over,
  })),
})

describe('the ceremony', () => {
  test('makes a root, says what to write down, and never writes over one', () => {
    const said = run('make', '--city', '4101', '--root', file('root.json'))
    expect(said).toContain(root().publicKey)
    expect(said).toMatch(/([0-9a-f]{4} ){3}[0-9a-f]{4}/)
    expect(said).toContain('trust.json')
    expect(() => run('make', '--city', '4101', '--root', file('root.json'))).toThrow(
      /is there already/,
    )
    expect(readFileSync(file('root.json'), 'utf8')).not.toMatch(/passphrase|seed/)
  })

  test('signs a period of day keys, which verify under the root', () => {
    writeFileSync(file('keys.json'), JSON.stringify(request()))
    const said = run(
      'sign',
      '--root',
      file('root.json'),
      '--request',
      file('keys.json'),
      '--out',
      file('signed.json'),
    )
    expect(said).toContain('Passes until 通行码密钥到: 2026-12-03 24:00')
    const { certificates } = JSON.parse(readFileSync(file('signed.json'), 'utf8')) as {
      certificates: string[]
    }
    expect(certificates).toHaveLength(3)
    for (const text of certificates) {
      const read = parseCertificate(text)
      if (!read) throw new Error('does not read')
      expect(verifyEd25519(read.signature, read.signed, root().publicKey)).toBe(true)
    }
  })

  test('signs lists of the root with growing numbers', () => {
    for (const number of [1, 2]) {
      const out = file(`list-${number}.json`)
      run(
        'list',
        '--root',
        file('root.json'),
        '--at',
        '2026-12-01T09:00+08:00',
        '--revoke',
        '7,3',
        '--out',
        out,
      )
      const { lists } = JSON.parse(readFileSync(out, 'utf8')) as { lists: string[] }
      const read = parseList(Uint8Array.from(Buffer.from(lists[0] ?? '', 'base64url')))
      expect(read?.list).toMatchObject({ key: 0, number, keys: [3, 7], entries: [] })
      expect(read && verifyEd25519(read.signature, read.signed, root().publicKey)).toBe(true)
    }
  })

  test('gives the same root back from any three of five shares, on a clean machine', () => {
    const said = run('shares', '--root', file('root.json'))
    const shares = [...said.matchAll(/^ {2}\d: (\S+)$/gm)].map(([, share]) => share ?? '')
    expect(shares).toHaveLength(5)
    writeFileSync(file('three.txt'), [shares[4], shares[0], shares[2]].join('\n'))
    run('join', '--city', '4101', '--shares', file('three.txt'), '--root', file('again.json'))
    const again = JSON.parse(readFileSync(file('again.json'), 'utf8')) as RootFile
    expect(again.publicKey).toBe(root().publicKey)
    writeFileSync(file('two.txt'), [shares[4], shares[0]].join('\n'))
    run('join', '--city', '4101', '--shares', file('two.txt'), '--root', file('two.json'))
    const two = JSON.parse(readFileSync(file('two.json'), 'utf8')) as RootFile
    expect(two.publicKey).not.toBe(root().publicKey)
  })

  test('refuses another passphrase, a short one, another city, and keys that ask for too much', () => {
    expect(() => openRoot(root(), 'another passphrase altogether')).toThrow(/another, or/)
    expect(() => sealRoot('4101', new Uint8Array(32), 'too short')).toThrow(/at least 16/)
    expect(() => readRequest(JSON.stringify({ ...request(), city: '4102' }), '4101')).toThrow(
      /city 4102/,
    )
    const long = request({ until: isoOf(day(9)) })
    expect(() => readRequest(JSON.stringify(long), '4101')).toThrow(/asks for/)
    expect(() => readRequest(JSON.stringify(request({ key: 5 })), '4101')).toThrow(
      /number of another/,
    )
    expect(() => readRequest('{}', '4101')).toThrow(/no request/)
  })
})

describe('shares', () => {
  const bytes = fc.uint8Array({ minLength: 32, maxLength: 32 })
  // Multiplying by an odd number goes through all bytes: different for every place, the same for every run.
  const random = (seed: number) => (count: number) =>
    Uint8Array.from({ length: count }, (_, n) => (seed + 1) * (n + 7) * 2_654_435_761)

  test('any three give the secret, and each is read as it was written down', () => {
    fc.assert(
      fc.property(
        bytes,
        fc.nat(),
        fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 3, maxLength: 3 }),
        (secret, seed, some) => {
          const shares = splitSecret(secret, { needed: 3, of: 5 }, random(seed))
          const read = some.map((at) =>
            parseShare(formatShare(shares[at] ?? { at: 0, bytes: secret })),
          )
          if (read.includes(null)) throw new Error('does not read')
          expect(joinShares(read.flatMap((one) => one ?? []))).toEqual(secret)
        },
      ),
      { numRuns: 30 },
    )
  })

  test('two say nothing: for every secret there is a third share that fits them', () => {
    const secret = new Uint8Array(32).fill(42)
    const [one, two] = splitSecret(secret, { needed: 3, of: 5 }, random(3))
    if (!one || !two) throw new Error('two shares')
    const found = new Set<number>()
    for (let value = 0; value < 256; value += 1)
      found.add(joinShares([one, two, { at: 3, bytes: new Uint8Array(32).fill(value) }])[0] ?? -1)
    expect(found.size).toBe(256)
  })

  test('with one letter wrong are not read', () => {
    const [share] = splitSecret(new Uint8Array(32).fill(1), { needed: 2, of: 2 }, random(1))
    const text = formatShare(share ?? { at: 0, bytes: new Uint8Array() })
    let read = 0
    for (let at = 0; at < text.length; at += 1) {
      if (text[at] === '-') continue
      const changed = `${text.slice(0, at)}${text[at] === 'A' ? 'B' : 'A'}${text.slice(at + 1)}`
      if (parseShare(changed)) read += 1
    }
    expect(read).toBe(0)
  })
})
