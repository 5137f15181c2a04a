import {
  createHash,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify as verifyBytes,
} from 'node:crypto'
import { expect, test } from 'vitest'
import { fromBase32, toBase32 } from '../person-code/base32.ts'
import { statusClasses } from '../policy/words.ts'
import { hourMs, minuteMs } from '../time/instant.ts'
import { aCertificate, aList, aPass, type PassSigner, passNow } from './a-pass.ts'
import { acceptPass } from './accept-pass.ts'
import { openTrust } from './pass-trust.ts'

// How many: BIHUAN_MUTATIONS=1000000 for the million of the promise, a few thousand otherwise.
const mutations = Number(process.env.BIHUAN_MUTATIONS ?? 3000)

const sha256 = (bytes: Uint8Array) => Uint8Array.from(createHash('sha256').update(bytes).digest())
const keys = new Map<string, KeyObject>()
function keyOf(x: string): KeyObject {
  const known = keys.get(x)
  if (known) return known
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
  keys.set(x, key)
  return key
}
const verify = (signature: Uint8Array, signed: Uint8Array, x: string) =>
  verifyBytes(null, signed, keyOf(x), signature)
function aSigner(): PassSigner {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  return {
    publicKey: publicKey.export({ format: 'jwk' }).x ?? '',
    sign: (bytes) => Uint8Array.from(sign(null, bytes, privateKey)),
  }
}
/** Chance from a seed (xorshift 32), so that a failure can be seen again. */
function chanceFrom(seed: number) {
  let state = seed
  return (below: number) => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) % below
  }
}
const chance = chanceFrom(20_221_111)
const randomBytes = (count: number) => Uint8Array.from({ length: count }, () => chance(256))

const [root, day, old, lister, thief] = [aSigner(), aSigner(), aSigner(), aSigner(), aSigner()]
const opened = await openTrust(
  {
    certificates: [
      aCertificate(root, day),
      aCertificate(root, old, {
        key: 315,
        from: passNow - 33 * hourMs,
        until: passNow - 9 * hourMs,
      }),
      aCertificate(root, lister, { key: 7, purpose: 'list', until: passNow + 999 * hourMs }),
    ],
    lists: [aList(lister), aList(root, { key: 0, number: 1 })],
  },
  { city: '4101', publicKey: root.publicKey },
  null,
  verify,
)
if (!opened.ok) throw new Error(opened.fault)
const { trust } = opened

const names = ['张*丰', '李*', '阿***·买**', 'J*** S****', '*', '']
const make = (by: PassSigner, n: number, over = {}) =>
  aPass(
    by,
    sha256,
    {
      class: statusClasses[n % 4] ?? 'clear',
      form: n % 5 === 0 ? 'paper' : 'screen',
      serial: randomBytes(8),
      issuedAt: passNow - (10 + (n % 3)) * minuteMs,
      expiresAt: passNow + (1 + (n % 3)) * hourMs,
      nameMasked: names[n % 6] ?? '',
      ...over,
    },
    randomBytes(16),
  )
const textsOf = (by: PassSigner, count: number, over = {}) =>
  Array.from({ length: count }, (_, n) => make(by, n, over).textAt(passNow))
const good = textsOf(day, 64)
const known = new Set(good)
// Signed well, but by the wrong hand or at the wrong time.
const wrong = [
  ...textsOf(thief, 16),
  ...textsOf(old, 16, { key: 315 }),
  ...textsOf(day, 16, { key: 315 }),
  ...textsOf(lister, 16, { key: 7 }),
  ...textsOf(day, 16, {
    form: 'paper',
    issuedAt: passNow - 8 * hourMs,
    expiresAt: passNow - hourMs,
  }),
  ...textsOf(day, 16, { city: '4401' }),
]

const order = 2n ** 252n + 27_742_317_777_372_353_535_851_937_790_883_648_493n
/** The signature with the group order added to its second half: the same equation, another spelling. */
function respelt(signature: Uint8Array): Uint8Array {
  let s =
    [...signature.subarray(32)].reduceRight((sum, byte) => sum * 256n + BigInt(byte), 0n) + order
  const half = Uint8Array.from({ length: 32 }, () => {
    const byte = Number(s % 256n)
    s /= 256n
    return byte
  })
  return Uint8Array.from([...signature.subarray(0, 32), ...half])
}

type Parts = { body: Uint8Array; live: Uint8Array | null }
function partsOf(text: string): Parts {
  const [body = '', live] = text.slice(2).split('.')
  return {
    body: fromBase32(body) ?? new Uint8Array(),
    live: live === undefined ? null : fromBase32(live),
  }
}
const textOf = ({ body, live }: Parts) =>
  `P1${toBase32(body)}${live === null ? '' : `.${toBase32(live)}`}`

function flipped(bytes: Uint8Array): Uint8Array {
  const copy = bytes.slice()
  const at = chance(copy.length)
  copy[at] = (copy[at] ?? 0) ^ (1 << chance(8))
  return copy
}
const cut = (bytes: Uint8Array, at: number, take: number, put: number[] = []) =>
  Uint8Array.from([...bytes.subarray(0, at), ...put, ...bytes.subarray(at + take)])
const charset = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:abcv=\n零'
const pick = <One>(of: readonly One[]): One => of[chance(of.length)] as One

const kinds: Record<string, (text: string, parts: Parts, other: Parts) => string> = {
  'bit of the pass': (_, { body, live }) => textOf({ body: flipped(body), live }),
  'bit of the moving code': (_, { body, live }) =>
    textOf({ body, live: live === null ? randomBytes(18) : flipped(live) }),
  'byte put in': (_, { body, live }) =>
    textOf({ body: cut(body, chance(body.length + 1), 0, [chance(256)]), live }),
  'byte taken out': (_, { body, live }) =>
    textOf({ body: cut(body, chance(body.length), 1), live }),
  'two halves': (_, { body, live }, other) => {
    const at = chance(body.length)
    return textOf({
      body: Uint8Array.from([...body.subarray(0, at), ...other.body.subarray(at)]),
      live,
    })
  },
  'signature of another': (_, { body, live }, other) =>
    textOf({
      body: Uint8Array.from([...body.subarray(0, -64), ...other.body.subarray(-64)]),
      live,
    }),
  'moving code of another': (_, { body }, other) => textOf({ body, live: other.live }),
  'cut short': (text) => text.slice(0, chance(text.length)),
  'character changed': (text) => {
    const at = chance(text.length)
    return text.slice(0, at) + pick([...charset]) + text.slice(at + 1)
  },
  'character put in': (text) => {
    const at = chance(text.length + 1)
    return text.slice(0, at) + pick([...charset]) + text.slice(at)
  },
  'another spelling': (text, { live }) =>
    pick([
      text.toLowerCase(),
      ` ${text}`,
      `${text}\n`,
      `${text}0`,
      `${text}=`,
      `${text}.`,
      text.replace('P1', 'P1 '),
      text.replace('.', '..'),
      text.replace('.', ''),
      live === null ? `${text}.${toBase32(randomBytes(18))}` : (text.split('.')[0] ?? ''),
    ]),
  'signature respelt': (_, { body, live }) =>
    textOf({
      body: Uint8Array.from([...body.subarray(0, -64), ...respelt(body.subarray(-64))]),
      live,
    }),
  'class, form or life edited': (_, { body, live }) => {
    const at = pick([4, 9, 10])
    return textOf({ body: cut(body, at, 1, [chance(256)]), live })
  },
  'wrong hand or time': () => pick(wrong),
}

async function attack(count: number, check: typeof verify) {
  const accepted: string[] = []
  let tried = 0
  const names = Object.keys(kinds)
  while (tried < count) {
    const kind = names[tried % names.length] ?? ''
    const text = pick(good)
    const mutated = kinds[kind]?.(text, partsOf(text), partsOf(pick(good))) ?? ''
    if (known.has(mutated)) continue
    tried += 1
    const answer = await acceptPass(mutated, trust, passNow, { verify: check, sha256 })
    if (answer.ok) accepted.push(`${kind}: ${mutated}`)
  }
  return { tried, accepted }
}

test('all 64 passes are good before they are mutated', async () => {
  for (const text of good)
    expect(await acceptPass(text, trust, passNow, { verify, sha256 })).toMatchObject({ ok: true })
})

test(`of ${mutations} mutated passes none is accepted`, { timeout: 3_600_000 }, async () => {
  const { tried, accepted } = await attack(mutations, verify)
  expect(accepted).toEqual([])
  expect(tried).toBe(mutations)
})

test('the control: a guard that does not check signatures lets many of them through', async () => {
  const { accepted } = await attack(1400, () => true)
  const through = new Set(accepted.map((one) => one.split(':')[0]))
  expect(accepted.length).toBeGreaterThan(100)
  for (const kind of [
    'bit of the pass',
    'signature of another',
    'wrong hand or time',
    'signature respelt',
  ])
    expect(through).toContain(kind)
})
