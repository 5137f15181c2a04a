import {
  createHash,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify as verifyBytes,
} from 'node:crypto'
import { expect, test } from 'vitest'
import { instantOf } from '../time/instant.ts'
import { aCheckpoint, aLog, type Signer } from './a-log.ts'
import type { LogPolicy } from './accept-checkpoint.ts'
import { type NoteKeyType, noteKey } from './note-key.ts'
import { commitmentOf, type OrderLeaf } from './order-leaf.ts'
import { type OrderProof, proveOrder } from './prove-order.ts'
import { witnessDecides } from './witness.ts'
import { formatWitnessRequest } from './witness-request.ts'

// How many of each: BIHUAN_MUTATIONS=1000000 for the million of the promise, a few thousand otherwise.
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
function aSigner(name: string, type: NoteKeyType): Signer {
  const pair = generateKeyPairSync('ed25519')
  const raw = Buffer.from(pair.publicKey.export({ format: 'jwk' }).x ?? '', 'base64url')
  return {
    key: noteKey(name, type, Uint8Array.from(raw), sha256),
    sign: (bytes) => Uint8Array.from(sign(null, bytes, pair.privateKey)),
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
const chance = chanceFrom(20_221_207)
const pick = <One>(of: readonly One[]): One => of[chance(of.length)] as One
const randomBytes = (count: number) => Uint8Array.from({ length: count }, () => chance(256))

const origin = 'log.example/4101'
const log = aSigner(origin, 'log')
const court = aSigner('court.example/witness', 'witness')
const school = aSigner('school.example/witness', 'witness')
const now = instantOf('2022-11-12T09:00:00+08:00')
const witnesses = [court, school].map((by) => ({ by, seconds: now / 1000 - 30 }))
const policy: LogPolicy = {
  origin,
  log: log.key,
  witnesses: [court.key, school.key],
  quorum: 2,
  ageMaxMs: null,
}
const orders: OrderLeaf[] = Array.from({ length: 37 }, (_, n) => ({
  salt: randomBytes(32),
  bytes: Uint8Array.from(Buffer.from(`order ${n}`)),
}))
const tree = aLog(
  orders.map((order) => commitmentOf(order, sha256)),
  sha256,
)
const sizes = [11, 16, 23, 32, 37]
const notes = new Map(
  sizes.map((size) => [size, aCheckpoint({ size, root: tree.rootAt(size) }, log, witnesses)]),
)
type Held = { leaf: OrderLeaf; proof: OrderProof }
const held: Held[] = sizes.flatMap((size) =>
  orders.slice(0, size).map((leaf, index) => ({
    leaf,
    proof: { index, path: tree.pathOf(index, size), checkpoint: notes.get(size) ?? '' },
  })),
)
const spell = ({ leaf, proof }: Held) =>
  JSON.stringify([
    [...leaf.salt],
    [...leaf.bytes],
    proof.index,
    proof.path.map((one) => [...one]),
    proof.checkpoint,
  ])
const known = new Set(held.map(spell))

// A whole log of invented orders under the right names, signed by somebody else.
const stranger = aSigner(origin, 'log')
const hidden: OrderLeaf = { salt: randomBytes(32), bytes: Uint8Array.from(Buffer.from('hidden')) }
const forgedTree = aLog([commitmentOf(hidden, sha256), Uint8Array.of(1)], sha256)
const forged: Held = {
  leaf: hidden,
  proof: {
    index: 0,
    path: forgedTree.pathOf(0, 2),
    checkpoint: aCheckpoint(
      { size: 2, root: forgedTree.rootAt(2) },
      { ...log, sign: stranger.sign },
      witnesses.map((one) => ({ ...one, by: { ...one.by, sign: stranger.sign } })),
    ),
  },
}

function flipped(bytes: Uint8Array): Uint8Array {
  const copy = bytes.slice()
  const at = chance(copy.length)
  copy[at] = (copy[at] ?? 0) ^ (1 << chance(8))
  return copy
}
const charset = [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz+/=\n\r — -零']
function edited(text: string): string {
  const at = chance(text.length)
  const lines = text.split('\n')
  return pick([
    () => text.slice(0, at) + pick(charset) + text.slice(at + 1),
    () => text.slice(0, at) + pick(charset) + text.slice(at),
    () => text.slice(0, at) + text.slice(at + 1),
    () => text.slice(0, at),
    () => text.replace(/\d+/, (size) => String(Number(size) + 1)),
    () => lines.toSpliced(chance(lines.length), 1).join('\n'),
    () => lines.toSpliced(chance(lines.length), 0, pick(lines)).join('\n'),
    () => text.toUpperCase(),
  ])()
}
const withPath = ({ leaf, proof }: Held, path: readonly Uint8Array[]): Held => ({
  leaf,
  proof: { ...proof, path },
})

const kinds: Record<string, (one: Held, other: Held) => Held> = {
  'bit of the order': (one) => ({ ...one, leaf: { ...one.leaf, bytes: flipped(one.leaf.bytes) } }),
  'bit of the salt': (one) => ({ ...one, leaf: { ...one.leaf, salt: flipped(one.leaf.salt) } }),
  'salt of another': (one, other) => ({ ...one, leaf: { ...one.leaf, salt: other.leaf.salt } }),
  'another place': (one) => ({ ...one, proof: { ...one.proof, index: chance(64) } }),
  'bit of the path': (one) => {
    const { path } = one.proof
    const at = chance(path.length)
    return withPath(
      one,
      path.map((hash, n) => (n === at ? flipped(hash) : hash)),
    )
  },
  'hash put in': (one) =>
    withPath(
      one,
      one.proof.path.toSpliced(chance(one.proof.path.length + 1), 0, pick(one.proof.path)),
    ),
  'hash taken out': (one) =>
    withPath(one, one.proof.path.toSpliced(chance(one.proof.path.length), 1)),
  'hashes exchanged': (one) => withPath(one, one.proof.path.toReversed()),
  'path of another': (one, other) => withPath(one, other.proof.path),
  'order of another': (one, other) => ({ leaf: other.leaf, proof: one.proof }),
  'checkpoint of another size': (one, other) => ({
    ...one,
    proof: { ...one.proof, checkpoint: other.proof.checkpoint },
  }),
  'log of another hand': () => forged,
  'checkpoint edited': (one) => ({
    ...one,
    proof: { ...one.proof, checkpoint: edited(one.proof.checkpoint) },
  }),
}

async function attackProofs(count: number, check: typeof verify) {
  const accepted: string[] = []
  const names = Object.keys(kinds)
  for (let tried = 0; tried < count; ) {
    const kind = names[tried % names.length] ?? ''
    const mutated = kinds[kind]?.(pick(held), pick(held))
    if (!mutated || known.has(spell(mutated))) continue
    tried += 1
    const by = { verify: check, sha256 }
    const answer = await proveOrder(mutated.leaf, mutated.proof, policy, now, by)
    if (answer.ok) accepted.push(`${kind}: ${spell(mutated)}`)
  }
  return accepted
}

const steps = sizes.slice(1).map((size, n) => {
  const old = sizes[n] ?? 0
  const checkpoint = aCheckpoint({ size, root: tree.rootAt(size) }, log)
  return {
    known: { origin, size: old, root: tree.rootAt(old) },
    body: formatWitnessRequest({ old, path: tree.stepOf(old, size), checkpoint }),
  }
})
async function attackWitness(count: number, check: typeof verify) {
  const accepted: string[] = []
  for (let tried = 0; tried < count; ) {
    const { known: last, body } = pick(steps)
    const mutated = edited(body)
    if (mutated === body) continue
    tried += 1
    const by = { verify: check, sha256 }
    const answer = await witnessDecides(mutated, { known: last, logs: [log.key] }, by)
    if (answer.ok) accepted.push(mutated)
  }
  return accepted
}

test('all proofs and steps are good before they are mutated', async () => {
  for (const { leaf, proof } of held)
    expect(await proveOrder(leaf, proof, policy, now, { verify, sha256 })).toMatchObject({
      ok: true,
    })
  for (const { known: last, body } of steps)
    expect(
      await witnessDecides(body, { known: last, logs: [log.key] }, { verify, sha256 }),
    ).toMatchObject({ ok: true, relation: 'grown' })
})

test(`of ${mutations} mutated proofs none is accepted`, { timeout: 3_600_000 }, async () => {
  expect(await attackProofs(mutations, verify)).toEqual([])
})

test(`of ${mutations} mutated requests a witness signs none`, { timeout: 3_600_000 }, async () => {
  expect(await attackWitness(mutations, verify)).toEqual([])
})

test('the control: who does not check signatures lets many of both through', async () => {
  expect((await attackProofs(1200, () => true)).length).toBeGreaterThan(10)
  expect((await attackWitness(1200, () => true)).length).toBeGreaterThan(10)
})
