import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isConsistent, isIncluded } from './check-proof.ts'
import { append, appendAll, emptyFrontier, leafHash, rootOf, type TreeNode } from './merkle-tree.ts'
import { type NodeAt, planConsistency, planInclusion, proofOf } from './proof-plan.ts'
import { sha256 as slowSha256 } from './sha256.ts'

const sha256 = (bytes: Uint8Array) => Uint8Array.from(createHash('sha256').update(bytes).digest())
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
const bytes = (text: string) => Uint8Array.from(Buffer.from(text, 'hex'))

/** RFC 6962 §2.1 as it is written, with no thought of speed: the second opinion. */
function naiveRoot(entries: readonly Uint8Array[]): Uint8Array {
  const [only] = entries
  if (!only) return sha256(new Uint8Array())
  if (entries.length === 1) return sha256(Buffer.concat([Buffer.of(0), only]))
  const k = 2 ** Math.ceil(Math.log2(entries.length) - 1)
  return sha256(
    Buffer.concat([Buffer.of(1), naiveRoot(entries.slice(0, k)), naiveRoot(entries.slice(k))]),
  )
}
function naivePath(m: number, entries: readonly Uint8Array[]): Uint8Array[] {
  if (entries.length <= 1) return []
  const k = 2 ** Math.ceil(Math.log2(entries.length) - 1)
  return m < k
    ? [...naivePath(m, entries.slice(0, k)), naiveRoot(entries.slice(k))]
    : [...naivePath(m - k, entries.slice(k)), naiveRoot(entries.slice(0, k))]
}
function naiveStep(m: number, entries: readonly Uint8Array[], whole = true): Uint8Array[] {
  if (m === entries.length) return whole ? [] : [naiveRoot(entries)]
  const k = 2 ** Math.ceil(Math.log2(entries.length) - 1)
  return m <= k
    ? [...naiveStep(m, entries.slice(0, k), whole), naiveRoot(entries.slice(k))]
    : [...naiveStep(m - k, entries.slice(k), false), naiveRoot(entries.slice(0, k))]
}

function grow(entries: readonly Uint8Array[]) {
  const leaves = entries.map((entry) => leafHash(entry, sha256))
  const { frontier, finished } = appendAll(emptyFrontier, leaves, sha256)
  const known = new Map(finished.map((node) => [`${node.level}/${node.index}`, node.hash]))
  const read = ({ level, index }: NodeAt) => {
    const hash = known.get(`${level}/${index}`)
    if (!hash) throw new Error(`no subtree ${level}/${index}`)
    return hash
  }
  return { leaves, frontier, finished, read }
}

// google/certificate-transparency and transparency-dev/merkle, proof/verify_test.go: leaves, roots and proofs.
const ctLeaves = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map(bytes)
const ctRoots = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]
const node = {
  leaf1: '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
  leaf4: 'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
  leaf6: 'b08693ec2e721597130641e8211e7eedccb4c26413963eee6c1e2ed16ffb1a5f',
  two1: '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
  two2: '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
  two3: 'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
  four1: '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
}
const [root1 = '', root2 = '', , root4 = ''] = ctRoots

describe('the published vectors of Certificate Transparency', () => {
  test('roots of 0 to 8 leaves', () => {
    expect(hex(rootOf(emptyFrontier, sha256))).toBe(
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    )
    for (const [n, root] of ctRoots.entries())
      expect(hex(rootOf(grow(ctLeaves.slice(0, n + 1)).frontier, sha256))).toBe(root)
  })

  test.each([
    [0, 1, []],
    [0, 8, [node.leaf1, node.two1, node.four1]],
    [5, 8, [node.leaf4, node.two3, root4]],
    [2, 3, [root2]],
    [1, 5, [root1, node.two1, node.leaf4]],
  ])('inclusion of %i in %i', (index, size, path) => {
    const { read, leaves } = grow(ctLeaves.slice(0, size))
    const proof = proofOf(planInclusion(index, size), read, sha256)
    expect(proof.map(hex)).toEqual(path)
    const claim = {
      leaf: leaves[index] ?? new Uint8Array(),
      index,
      size,
      root: bytes(ctRoots[size - 1] ?? ''),
    }
    expect(isIncluded(claim, proof, sha256)).toBe(true)
  })

  test.each([
    [1, 1, []],
    [1, 8, [node.leaf1, node.two1, node.four1]],
    [6, 8, [node.two2, node.two3, root4]],
    [2, 5, [node.two1, node.leaf4]],
    [6, 7, [node.two2, node.leaf6, root4]],
  ])('consistency of %i and %i', (old, size, path) => {
    const proof = proofOf(planConsistency(old, size), grow(ctLeaves.slice(0, size)).read, sha256)
    expect(proof.map(hex)).toEqual(path)
    const head = (n: number) => ({ size: n, root: bytes(ctRoots[n - 1] ?? '') })
    expect(isConsistent(head(old), head(size), proof, sha256)).toBe(true)
  })

  test('what those tests refuse is refused: sizes, roots, lengths, time travel', () => {
    const some = bytes(root1)
    const other = bytes(root2)
    const say = (old: number, size: number, one: Uint8Array, two: Uint8Array, path: Uint8Array[]) =>
      isConsistent({ size: old, root: one }, { size, root: two }, path, sha256)
    expect(say(0, 0, some, some, [])).toBe(true)
    expect(say(0, 1, some, other, [])).toBe(true)
    expect(say(0, 0, some, other, [])).toBe(false)
    expect(say(1, 1, some, other, [])).toBe(false)
    expect(say(1, 0, some, other, [])).toBe(false)
    expect(say(2, 1, some, other, [])).toBe(false)
    expect(say(1, 2, some, other, [])).toBe(false)
    expect(say(0, 0, some, some, [some])).toBe(false)
    expect(say(0, 1, some, some, [some])).toBe(false)
    expect(say(1, 1, some, some, [some])).toBe(false)
    const claim = { leaf: some, index: 0, size: 1, root: some }
    expect(isIncluded(claim, [], sha256)).toBe(true)
    expect(isIncluded({ ...claim, leaf: new Uint8Array() }, [], sha256)).toBe(false)
    expect(isIncluded({ ...claim, size: 0 }, [], sha256)).toBe(false)
    expect(isIncluded({ ...claim, index: 1 }, [], sha256)).toBe(false)
    expect(isIncluded({ ...claim, index: -1 }, [], sha256)).toBe(false)
    expect(isIncluded({ ...claim, index: 0.5 }, [], sha256)).toBe(false)
  })
})

const entriesAny = fc.array(fc.uint8Array({ maxLength: 6 }), { minLength: 1, maxLength: 70 })

describe('any tree', () => {
  test('has the root, the paths and the steps of the naive one', () => {
    fc.assert(
      fc.property(entriesAny, fc.nat(), fc.nat(), (entries, where, when) => {
        const size = entries.length
        const index = where % size
        const old = when % (size + 1)
        const { frontier, leaves, read } = grow(entries)
        const root = rootOf(frontier, sha256)
        expect(hex(root)).toBe(hex(naiveRoot(entries)))
        const path = proofOf(planInclusion(index, size), read, sha256)
        expect(path.map(hex)).toEqual(naivePath(index, entries).map(hex))
        const leaf = leaves[index] ?? new Uint8Array()
        expect(isIncluded({ leaf, index, size, root }, path, sha256)).toBe(true)
        const step = proofOf(planConsistency(old, size), read, sha256)
        expect(step.map(hex)).toEqual(old === 0 ? [] : naiveStep(old, entries).map(hex))
        const before = { size: old, root: naiveRoot(entries.slice(0, old)) }
        expect(isConsistent(before, { size, root }, step, sha256)).toBe(true)
      }),
    )
  })

  test('is refused with a leaf that was changed, taken away or moved before the old end', () => {
    fc.assert(
      fc.property(entriesAny, fc.nat(), fc.nat(), (entries, where, when) => {
        fc.pre(entries.length > 1)
        const old = 1 + (when % (entries.length - 1))
        const changed = entries.map((entry, at) =>
          at === where % old ? Uint8Array.of(...entry, 1) : entry,
        )
        const size = entries.length
        const step = proofOf(planConsistency(old, size), grow(changed).read, sha256)
        const before = { size: old, root: naiveRoot(entries.slice(0, old)) }
        const after = { size, root: naiveRoot(changed) }
        expect(isConsistent(before, after, step, sha256)).toBe(false)
      }),
    )
  })

  test('keeps no more than its frontier, and finishes each subtree once', () => {
    const leaves = Array.from({ length: 1000 }, (_, n) =>
      leafHash(Uint8Array.of(n >> 8, n), sha256),
    )
    let frontier = emptyFrontier
    const finished: TreeNode[] = []
    for (const leaf of leaves) {
      const step = append(frontier, leaf, sha256)
      frontier = step.frontier
      finished.push(...step.finished)
      expect(frontier.hashes).toHaveLength(frontier.size.toString(2).replaceAll('0', '').length)
    }
    expect(new Set(finished.map(({ level, index }) => `${level}/${index}`)).size).toBe(
      finished.length,
    )
    expect(hex(rootOf(frontier, sha256))).toBe(
      hex(rootOf(appendAll(emptyFrontier, leaves, sha256).frontier, sha256)),
    )
  })

  test('cannot be asked for what it does not hold', () => {
    expect(() => planInclusion(3, 3)).toThrow(RangeError)
    expect(() => planInclusion(-1, 3)).toThrow(RangeError)
    expect(() => planConsistency(4, 3)).toThrow(RangeError)
    expect(() => append({ size: 1, hashes: [] }, new Uint8Array(32), sha256)).toThrow(RangeError)
  })
})

test('our SHA-256 is that of OpenSSL, at every length around a block', () => {
  for (let length = 0; length < 200; length += 1) {
    const message = Uint8Array.from({ length }, (_, n) => (n * 31 + length) % 256)
    expect(hex(slowSha256(message))).toBe(hex(sha256(message)))
  }
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 3000 }), (message) => {
      expect(hex(slowSha256(message))).toBe(hex(sha256(message)))
    }),
  )
})
