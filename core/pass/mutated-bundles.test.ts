import { createPublicKey, generateKeyPairSync, sign, verify as verifyBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { fromBase32, toBase32 } from '../person-code/base32.ts'
import { hourMs } from '../time/instant.ts'
import { aCertificate, aList, type PassSigner, passNow } from './a-pass.ts'
import { openTrust, type PassBundle } from './pass-trust.ts'

// How many: a hundredth of BIHUAN_MUTATIONS, which counts passes.
const mutations = Math.max(1000, Number(process.env.BIHUAN_MUTATIONS ?? 0) / 100)

const verify = (signature: Uint8Array, signed: Uint8Array, x: string) =>
  verifyBytes(
    null,
    signed,
    createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' }),
    signature,
  )
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
const chance = chanceFrom(20_230_108)

const [root, day, lister] = [aSigner(), aSigner(), aSigner()]
const passRoot = { city: '4101', publicKey: root.publicKey }
const certificates = [
  aCertificate(root, day),
  aCertificate(root, lister, { key: 7, purpose: 'list', until: passNow + 999 * hourMs }),
]
const list = aList(lister, { keys: [3, 9], entries: [5, 77, 900] })
const fromRoot = aList(root, { key: 0, number: 2, keys: [1] })
const good: PassBundle = { certificates, lists: [list, fromRoot] }

function edited(bytes: Uint8Array): Uint8Array {
  const at = chance(bytes.length)
  const [head, tail] = [bytes.subarray(0, at), bytes.subarray(at + 1)]
  const byte = bytes[at] ?? 0
  const kinds = [
    () => [...head, byte ^ (1 << chance(8)), ...tail],
    () => [...head, chance(256), byte, ...tail],
    () => [...head, ...tail],
    () => [...head],
    () => [...head, ...list.subarray(at)],
    () => [...bytes.subarray(0, -64), ...fromRoot.subarray(-64)],
  ]
  return Uint8Array.from(kinds[chance(kinds.length)]?.() ?? [])
}
function mutated(): PassBundle {
  const at = chance(4)
  if (at >= 2) {
    const lists = good.lists.map((one, n) => (n === at - 2 ? edited(one) : one))
    return { certificates, lists }
  }
  const text = certificates[at] ?? ''
  const spelt = `K1${toBase32(edited(fromBase32(text.slice(2)) ?? new Uint8Array()))}`
  const other = chance(8) === 0 ? text.toLowerCase() : spelt
  return { certificates: certificates.map((one, n) => (n === at ? other : one)), lists: good.lists }
}
const spell = ({ certificates: texts, lists }: PassBundle) =>
  JSON.stringify([texts, lists.map((one) => [...one])])

async function attack(count: number, check: typeof verify): Promise<string[]> {
  const opened: string[] = []
  for (let tried = 0; tried < count; ) {
    const bundle = mutated()
    if (spell(bundle) === spell(good)) continue
    tried += 1
    if ((await openTrust(bundle, passRoot, null, check)).ok) opened.push(spell(bundle))
  }
  return opened
}

test('the bundle is good before it is mutated', async () => {
  expect(await openTrust(good, passRoot, null, verify)).toMatchObject({ ok: true })
})

test(`of ${mutations} mutated bundles none is opened`, { timeout: 3_600_000 }, async () => {
  expect(await attack(mutations, verify)).toEqual([])
})

test('the control: a device that does not check signatures opens many', async () => {
  expect((await attack(600, () => true)).length).toBeGreaterThan(100)
})
