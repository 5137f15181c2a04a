import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { aCheckpoint, aLog } from './a-log.ts'
import { noteKey } from './note-key.ts'
import { witnessDecides } from './witness.ts'
import { formatWitnessRequest, parseWitnessRequest } from './witness-request.ts'

const sha256 = (bytes: Uint8Array) => Uint8Array.from(createHash('sha256').update(bytes).digest())
const origin = 'log.example/4101'
const key = noteKey(origin, 'log', new Uint8Array(32), sha256)
/** Not cryptography: 64 bytes that depend on every byte. */
const sign = (bytes: Uint8Array) => Uint8Array.from([...sha256(bytes), ...sha256(sha256(bytes))])
const verify = (signature: Uint8Array, signed: Uint8Array) =>
  Buffer.from(signature).equals(Buffer.from(sign(signed)))
const log = { key, sign }
const entries = Array.from({ length: 20 }, (_, n) => Uint8Array.of(n))
const tree = aLog(entries, sha256)
const fork = aLog([...entries.slice(0, 3), Uint8Array.of(99), ...entries.slice(4)], sha256)
const at = (of: typeof tree, size: number) => ({ origin, size, root: of.rootAt(size) })
const request = (of: typeof tree, old: number, size: number) =>
  formatWitnessRequest({
    old,
    path: of.stepOf(old, size),
    checkpoint: aCheckpoint(at(of, size), log),
  })

async function say(body: string, knownSize: number | null, logs = [key]) {
  const known = knownSize === null ? null : at(tree, knownSize)
  const answer = await witnessDecides(body, { known, logs }, { verify, sha256 })
  return answer.ok ? answer.relation : `${answer.status} ${answer.fault}`
}

test('what continues is signed: the first, the same, a larger one', async () => {
  expect(await say(request(tree, 0, 9), null)).toBe('first')
  expect(await say(request(tree, 9, 9), 9)).toBe('same')
  expect(await say(request(tree, 9, 20), 9)).toBe('grown')
})

test('every other one is refused, for its own reason', async () => {
  expect(await say(request(tree, 0, 9), 12)).toBe('409 older')
  expect(await say(request(fork, 9, 9), 9)).toBe('409 split-view')
  expect(await say(request(fork, 9, 20), 9)).toBe('422 not-consistent')
  expect(await say(request(tree, 8, 20), 9)).toBe('409 other-size')
  expect(await say(request(tree, 9, 20).replace('old 9', 'old 21'), 9)).toBe('400 not-a-request')
  expect(await say(request(tree, 9, 20).replace(/\n.{43}=\n/, '\n'), 9)).toBe('422 not-consistent')
  expect(await say(request(tree, 9, 20).replace('\n20\n', '\n19\n'), 9)).toBe('403 bad-signature')
  expect(await say(request(tree, 9, 20), 9, [])).toBe('404 unknown-log')
  const stranger = noteKey(origin, 'log', new Uint8Array(32).fill(1), sha256)
  expect(await say(request(tree, 9, 20), 9, [stranger])).toBe('403 not-signed')
  expect(await say('old 9\n\nnothing', 9)).toBe('400 not-a-checkpoint')
  expect(await say('', 9)).toBe('400 not-a-request')
})

test('a request has one spelling, and at most 63 hashes', () => {
  const body = request(tree, 9, 20)
  expect(
    formatWitnessRequest(parseWitnessRequest(body) ?? { old: 0, path: [], checkpoint: '' }),
  ).toBe(body)
  const hash = `${Buffer.alloc(32).toString('base64')}\n`
  expect(parseWitnessRequest(`old 1\n${hash.repeat(63)}\nx`)?.path).toHaveLength(63)
  expect(parseWitnessRequest(`old 1\n${hash.repeat(64)}\nx`)).toBeNull()
  for (const loose of [
    'old 01\n\nx',
    'old -1\n\nx',
    'old 9007199254740993\n\nx',
    'old 1\nAAAA\n\nx',
  ])
    expect(parseWitnessRequest(loose)).toBeNull()
})
