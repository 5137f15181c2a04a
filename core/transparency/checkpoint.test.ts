import {
  createHash,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify as verifyBytes,
} from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { instantOf, minuteMs } from '../time/instant.ts'
import { aCheckpoint, aLog, type Signer } from './a-log.ts'
import { acceptCheckpoint, type LogPolicy } from './accept-checkpoint.ts'
import { fromBase64, toBase64 } from './base64.ts'
import { formatCheckpoint, parseCheckpoint } from './checkpoint.ts'
import { followCheckpoint } from './follow-checkpoint.ts'
import { formatNoteKey, type NoteKeyType, noteKey, parseNoteKey } from './note-key.ts'
import { commitmentOf } from './order-leaf.ts'
import { proveOrder } from './prove-order.ts'
import { formatNote, logSigned, parseNote } from './signed-note.ts'

const sha256 = (bytes: Uint8Array) => Uint8Array.from(createHash('sha256').update(bytes).digest())
const verify = (signature: Uint8Array, signed: Uint8Array, x: string) =>
  verifyBytes(
    null,
    signed,
    createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' }),
    signature,
  )
const by = { verify, sha256 }
function aSigner(name: string, type: NoteKeyType): Signer {
  const pair = generateKeyPairSync('ed25519')
  const raw = Buffer.from(pair.publicKey.export({ format: 'jwk' }).x ?? '', 'base64url')
  return {
    key: noteKey(name, type, Uint8Array.from(raw), sha256),
    sign: (bytes) => Uint8Array.from(sign(null, bytes, pair.privateKey)),
  }
}

const origin = 'log.example/4101'
const log = aSigner(origin, 'log')
const court = aSigner('court.example/witness', 'witness')
const school = aSigner('school.example/witness', 'witness')
const now = instantOf('2022-11-12T09:00:00+08:00')
const seconds = now / 1000 - 60
const policy: LogPolicy = {
  origin,
  log: log.key,
  witnesses: [court.key, school.key],
  quorum: 2,
  ageMaxMs: 60 * minuteMs,
}
const entries = Array.from({ length: 9 }, (_, n) => Uint8Array.of(n))
const tree = aLog(entries, sha256)
const head = (size: number) => ({ size, root: tree.rootAt(size) })
const both = [
  { by: court, seconds },
  { by: school, seconds: seconds - 30 },
]
const faultOf = async (note: string, over: Partial<LogPolicy> = {}, at = now) => {
  const answer = await acceptCheckpoint(note, { ...policy, ...over }, at, verify)
  return answer.ok ? null : answer.fault
}

describe('the published examples', () => {
  // c2sp.org/signed-note's test key and note, as four independent implementations have them.
  const line = 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k'
  const note =
    'This is an example message.\n\n— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n'

  test('the example note of signed-note verifies under its key', async () => {
    const key = parseNoteKey(line, sha256)
    const read = parseNote(note)
    if (!key || !read) throw new Error('does not read')
    expect(formatNoteKey(key)).toBe(line)
    expect(read.text).toBe('This is an example message.\n')
    expect(await logSigned(read, key, verify)).toBe('signed')
    const changed = parseNote(note.replace('example message', 'Example message'))
    expect(changed && (await logSigned(changed, key, verify))).toBe('bad')
  })

  test('keys of other implementations read, with the types of log and witness', () => {
    const typeOf = (text: string) => parseNoteKey(text, sha256)?.type ?? null
    expect(typeOf('PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW')).toBe('log')
    expect(typeOf('TEST+7997405c+AQcC+FTVKf0jlTdHDY3rbevmnKxxPjigCXlVtGe6RIr6')).toBe('log')
    expect(typeOf('remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2')).toBe(
      'witness',
    )
    expect(typeOf('rekor.sigstore.dev+12345678+AwEB')).toBeNull()
    expect(typeOf(line.replace('530d903a', '00000000'))).toBeNull()
    expect(typeOf(line.replace('example.com/foo', 'example.com/bar'))).toBeNull()
  })

  test('the checkpoint and the cosignature of the specifications have the parts that they show', () => {
    const shown =
      'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n— witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==\n'
    const read = parseNote(shown)
    expect(read && parseCheckpoint(read.text)?.size).toBe(20_852_163)
    const [, cosignature] = read?.signatures ?? []
    expect(Buffer.from(cosignature?.bytes ?? []).readBigUInt64BE(0)).toBe(1_679_315_147n)
    expect(cosignature?.bytes).toHaveLength(72)
  })
})

const many = (count: number) =>
  Array.from({ length: count }, (_, n) => `— a${n} AAAAAAAA\n`).join('')

describe('a note', () => {
  test.each([
    ['without signatures', 'text\n'],
    ['with an empty line at the end', 'text\n\n— a AAAAAAAA\n\n'],
    ['with a carriage return', 'text\r\n\n— a AAAAAAAA\n'],
    ['with a hyphen for the dash', 'text\n\n- a AAAAAAAA\n'],
    ['with an id and no signature', 'text\n\n— a AAAAAA==\n'],
    ['with loose base64', 'text\n\n— a AAAAAAB=\n'],
    ['with a plus in a name', 'text\n\n— a+b AAAAAAAA\n'],
    ['with half a surrogate', 'te\ud800xt\n\n— a AAAAAAAA\n'],
    ['with 65 signatures', `text\n\n${many(65)}`],
    ['with two lines of one key', 'text\n\n— a AAAAAAAA\n— a AAAAAAAB\n'],
  ])('%s does not read', (_, text) => {
    expect(parseNote(text)).toBeNull()
  })

  test('reads with 16 signatures and empty lines in its text', () => {
    const read = parseNote(`one\n\ntwo\n\n${many(16)}`)
    expect(read?.text).toBe('one\n\ntwo\n')
    expect(read?.signatures).toHaveLength(16)
  })

  test('base 64 has one spelling, in both alphabets', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.constantFrom('standard', 'url'), (bytes, kind) => {
        const text = toBase64(bytes, kind)
        expect(text).toBe(Buffer.from(bytes).toString(kind === 'url' ? 'base64url' : 'base64'))
        expect(fromBase64(text, kind)).toEqual(bytes)
      }),
    )
    for (const loose of ['AA=', 'AB==', 'AA', 'A', 'AAA*', 'AA==='])
      expect(fromBase64(loose)).toBeNull()
  })
})

describe('a checkpoint', () => {
  test('reads as it was written, and in no second spelling', () => {
    const text = formatCheckpoint({ origin, ...head(9) })
    expect(parseCheckpoint(text)).toEqual({ origin, ...head(9) })
    for (const loose of [
      text.replace('\n9\n', '\n09\n'),
      text.replace('\n9\n', '\n9.0\n'),
      text.replace('\n9\n', '\n99999999999999999\n'),
      `${text}extension\n`,
      text.slice(0, -1),
      text.replace(origin, ''),
    ])
      expect(parseCheckpoint(loose)).toBeNull()
  })

  test('is believed with log and quorum, and says when the quorum had seen it', async () => {
    const answer = await acceptCheckpoint(aCheckpoint(head(9), log, both), policy, now, verify)
    expect(answer).toMatchObject({
      ok: true,
      checkpoint: { origin, size: 9 },
      seenAt: now - 90_000,
      witnesses: [{ name: court.key.name }, { name: school.key.name }],
    })
  })

  test('is not believed otherwise, with a sentence in both languages', async () => {
    const good = aCheckpoint(head(9), log, both)
    const stranger = aSigner(court.key.name, 'witness')
    expect(await faultOf('hello')).toBe('not-a-checkpoint')
    expect(await faultOf(good, { origin: 'log.example/4102' })).toBe('other-log')
    expect(await faultOf(good, { log: aSigner(origin, 'log').key })).toBe('not-signed')
    expect(await faultOf(good.replace('\n9\n', '\n8\n'))).toBe('bad-signature')
    expect(await faultOf(aCheckpoint(head(9), log, both.slice(0, 1)))).toBe('too-few-witnesses')
    expect(
      await faultOf(aCheckpoint(head(9), log, [...both.slice(0, 1), { by: stranger, seconds }])),
    ).toBe('too-few-witnesses')
    const raw = fromBase64(court.key.publicKey, 'url') ?? new Uint8Array()
    const alias = { key: noteKey('second.example/name', 'witness', raw, sha256), sign: court.sign }
    const twice = aCheckpoint(
      head(9),
      log,
      [both[0], { by: alias, seconds }].flatMap((one) => one ?? []),
    )
    expect(await faultOf(twice, { witnesses: [court.key, alias.key] })).toBe('too-few-witnesses')
    const forged = { ...school, sign: court.sign }
    expect(await faultOf(aCheckpoint(head(9), log, [{ by: forged, seconds }]))).toBe(
      'bad-signature',
    )
    expect(await faultOf(good, {}, now + 61 * minuteMs)).toBe('too-old')
    expect(await faultOf(good, {}, now - 60 * minuteMs)).toBe('ahead-of-clock')
    const answer = await acceptCheckpoint('hello', policy, now, verify)
    if (answer.ok) throw new Error('accepted')
    expect(answer.text.zh).toMatch(/\p{Script=Han}/u)
    expect(answer.text.en).toMatch(/fetch it again/)
  })

  test('a log that signs as its own witness counts for nothing', async () => {
    const own = {
      key: noteKey(
        court.key.name,
        'log',
        fromBase64(log.key.publicKey, 'url') ?? new Uint8Array(),
        sha256,
      ),
      sign: log.sign,
    }
    expect(await faultOf(aCheckpoint(head(9), log, [{ by: own, seconds }]))).toBe(
      'too-few-witnesses',
    )
  })
})

describe('the next checkpoint', () => {
  const at = (size: number) => ({ origin, ...head(size) })
  const follow = (old: number, size: number, path = tree.stepOf(old, size)) =>
    followCheckpoint(at(old), at(size), path, sha256)

  test('continues the one before', () => {
    expect(follow(4, 9)).toEqual({ ok: true, relation: 'grown' })
    expect(follow(9, 9)).toEqual({ ok: true, relation: 'same' })
  })

  test('that does not is a rollback, a split view or a rewritten past', () => {
    expect(followCheckpoint(at(9), at(4), [], sha256)).toMatchObject({ fault: 'older' })
    const forked = aLog(
      entries.map((entry, n) => (n === 2 ? Uint8Array.of(99) : entry)),
      sha256,
    )
    const fork = { origin, size: 9, root: forked.rootAt(9) }
    expect(followCheckpoint(at(9), fork, [], sha256)).toMatchObject({ fault: 'split-view' })
    expect(followCheckpoint(at(4), fork, forked.stepOf(4, 9), sha256)).toMatchObject({
      fault: 'not-consistent',
    })
    expect(follow(4, 9, [])).toMatchObject({ fault: 'not-consistent' })
    expect(followCheckpoint({ ...at(4), origin: 'x' }, at(9), [], sha256)).toMatchObject({
      fault: 'other-log',
    })
  })
})

describe('an order in the log', () => {
  const salt = new Uint8Array(32).fill(7)
  const order = { salt, bytes: Uint8Array.from(Buffer.from('order 17 of 2022-11-12')) }
  const withOrder = aLog([...entries, commitmentOf(order, sha256), Uint8Array.of(1)], sha256)
  const checkpoint = aCheckpoint({ size: 11, root: withOrder.rootAt(11) }, log, both)
  const proof = { index: 9, path: withOrder.pathOf(9, 11), checkpoint }
  const prove = (leaf = order, over = {}) =>
    proveOrder(leaf, { ...proof, ...over }, policy, now, by)

  test('is proven to the person by their salt, and to nobody without', async () => {
    expect(await prove()).toMatchObject({ ok: true, index: 9, size: 11 })
    const guess = { ...order, salt: new Uint8Array(32) }
    expect(await prove(guess)).toMatchObject({ ok: false, fault: 'not-in-the-log' })
    const changed = { ...order, bytes: Uint8Array.from(Buffer.from('order 17 of 2022-11-13')) }
    expect(await prove(changed)).toMatchObject({ ok: false, fault: 'not-in-the-log' })
    expect(await prove(order, { index: 8 })).toMatchObject({ fault: 'not-in-the-log' })
    expect(
      await prove(order, { checkpoint: checkpoint.replace('\n11\n', '\n12\n') }),
    ).toMatchObject({
      fault: 'bad-signature',
    })
  })

  test('has a salt of 32 bytes or none at all, and moving a byte from order to salt changes it', () => {
    expect(() => commitmentOf({ ...order, salt: new Uint8Array(16) }, sha256)).toThrow(RangeError)
  })

  test('does not join on to a text: a note is formatted as it is read', () => {
    expect(parseNote(formatNote('a\n', ['— a AAAAAAAA\n']))?.text).toBe('a\n')
  })
})
