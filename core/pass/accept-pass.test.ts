import {
  createHash,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify as verifyBytes,
} from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { statusClasses } from '../policy/words.ts'
import { hourMs, type Instant, minuteMs } from '../time/instant.ts'
import { aCertificate, aList, aPass, type PassSigner, passNow } from './a-pass.ts'
import { acceptPass, type PassDecision } from './accept-pass.ts'
import { formatPass } from './pass.ts'
import { openTrust, type PassBundle, type PassTrust } from './pass-trust.ts'
import { passWords } from './pass-words.ts'
import { listEntry, parseList } from './revocation-list.ts'

const sha256 = (bytes: Uint8Array) => Uint8Array.from(createHash('sha256').update(bytes).digest())
const verify = (signature: Uint8Array, signed: Uint8Array, x: string) =>
  verifyBytes(
    null,
    signed,
    createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' }),
    signature,
  )
const by = { verify, sha256 }
function aSigner(): PassSigner {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  return {
    publicKey: publicKey.export({ format: 'jwk' }).x ?? '',
    sign: (bytes) => Uint8Array.from(sign(null, bytes, privateKey)),
  }
}

const [root, day, night, lister, thief] = [aSigner(), aSigner(), aSigner(), aSigner(), aSigner()]
const passRoot = { city: '4101', publicKey: root.publicKey }
const longTerm = { from: passNow - 999 * hourMs, until: passNow + 999 * hourMs }
const listKey = aCertificate(root, lister, { key: 7, purpose: 'list', ...longTerm })
const certificates = [aCertificate(root, day), listKey]
const rootList = aList(root, { key: 0, number: 1 })
const open = (over: Partial<PassBundle> = {}, known: PassTrust | null = null) => {
  const lists = [...(over.lists ?? [aList(lister)]), rootList]
  return openTrust({ certificates, ...over, lists }, passRoot, known, verify)
}
async function trustOf(over: Partial<PassBundle> = {}, known: PassTrust | null = null) {
  const opened = await open(over, known)
  if (!opened.ok) throw new Error(opened.fault)
  return opened.trust
}
const trust = await trustOf()
const one = aPass(day, sha256)
const show = async (text: string, at: Instant = passNow, known: PassTrust = trust) =>
  acceptPass(text, known, at, by)
const faultOf = async (text: string, at: Instant = passNow, known: PassTrust = trust) => {
  const answer = await show(text, at, known)
  return answer.ok ? null : `${answer.fault} ${answer.weight}`
}

describe('a pass is taken', () => {
  test('with its class, whose it is in part, until when, and how old the data is', async () => {
    for (const of of statusClasses) {
      const answer = await show(aPass(day, sha256, { class: of }).textAt(passNow))
      expect(answer).toMatchObject({
        ok: true,
        class: of,
        nameMasked: '张*丰',
        mustSeeDocument: false,
        expiresAt: one.pass.expiresAt,
        dataAgeMs: 10 * minuteMs,
        medicalExit: 'always',
      })
    }
  })

  test('on paper without a moving code, and then a document must be seen', async () => {
    const paper = aPass(day, sha256, { form: 'paper', expiresAt: passNow + 71 * hourMs })
    expect(await show(paper.textAt(passNow))).toMatchObject({ ok: true, mustSeeDocument: true })
    expect(paper.textAt(passNow)).not.toContain('.')
  })

  test('with a clock that is two minutes out, and no more', async () => {
    const early = aPass(day, sha256, { issuedAt: passNow + 2 * minuteMs, form: 'paper' })
    expect(await faultOf(early.textAt(passNow))).toBeNull()
    const later = aPass(day, sha256, { issuedAt: passNow + 3 * minuteMs, form: 'paper' })
    expect(await faultOf(later.textAt(passNow))).toBe('not-yet unsure')
    const paper = aPass(day, sha256, { form: 'paper' })
    const end = paper.pass.expiresAt + 2 * minuteMs
    expect(await faultOf(paper.textAt(passNow), end - 1)).toBeNull()
    expect(await faultOf(paper.textAt(passNow), end)).toBe('expired refused')
  })
})

describe('a pass is not taken', () => {
  test('as a picture, from a screenshot, or with the code of another', async () => {
    const still = formatPass(one.bytes)
    expect(await faultOf(still)).toBe('live-missing refused')
    expect(await faultOf(one.textAt(passNow - minuteMs))).toBe('live-late refused')
    expect(await faultOf(one.textAt(passNow + minuteMs))).toBe('live-early unsure')
    const friend = aPass(day, sha256, {}, new Uint8Array(16).fill(1)).textAt(passNow)
    expect(await faultOf(`${still}.${friend.split('.')[1]}`)).toBe('live-wrong refused')
  })

  test('from another city, hand, key or purpose', async () => {
    const text = (signer: PassSigner, over = {}) => aPass(signer, sha256, over).textAt(passNow)
    expect(await faultOf(text(day, { city: '4401' }))).toBe('other-city refused')
    expect(await faultOf(text(day, { key: 9 }))).toBe('unknown-key unsure')
    expect(await faultOf(text(thief))).toBe('bad-signature refused')
    expect(await faultOf(text(lister, { key: 7 }))).toBe('key-not-good refused')
    expect(await faultOf('R1ABC')).toBe('not-a-pass refused')
    expect(await faultOf('')).toBe('not-a-pass refused')
  })

  test('with a life longer than a pass may have, even under a good signature', async () => {
    const paper = aPass(day, sha256, { form: 'paper', expiresAt: passNow + 71 * hourMs })
    const signed = paper.bytes.slice(0, -64)
    const withLife = (minutes: number) => {
      signed.set([minutes >> 8, minutes & 255], 11)
      return formatPass(Uint8Array.from([...signed, ...day.sign(signed)]))
    }
    expect(await faultOf(withLife(72 * 60))).toBeNull()
    expect(await faultOf(withLife(72 * 60 + 1))).toBe('not-a-pass refused')
    expect(await faultOf(withLife(0))).toBe('not-a-pass refused')
  })

  test('issued outside the time of its key, so that a stolen day key ends with the day', async () => {
    const before = passNow - 9 * hourMs - minuteMs
    const late = aPass(day, sha256, {
      issuedAt: before,
      form: 'paper',
      expiresAt: passNow + hourMs,
    })
    expect(await faultOf(late.textAt(passNow))).toBe('key-not-good refused')
    const tomorrow = passNow + 15 * hourMs
    const next = aPass(day, sha256, { issuedAt: tomorrow, form: 'paper' })
    const fresh = await trustOf({ lists: [aList(lister, { signedAt: tomorrow })] })
    expect(await faultOf(next.textAt(tomorrow), tomorrow, fresh)).toBe('key-not-good refused')
  })

  test('when its serial or its key is revoked; the list names neither', async () => {
    const salt = new Uint8Array(16).fill(5)
    const entry = listEntry(one.pass.serial, salt, sha256)
    const listed = await trustOf({ lists: [aList(lister, { salt, entries: [entry] })] })
    expect(await faultOf(one.textAt(passNow), passNow, listed)).toBe('revoked refused')
    const neighbour = aPass(day, sha256, { serial: new Uint8Array(8) })
    expect(await faultOf(neighbour.textAt(passNow), passNow, listed)).toBeNull()
    const bytes = Buffer.from(aList(lister, { salt, entries: [entry] }))
    expect(bytes.includes(Buffer.from(one.pass.serial))).toBe(false)
    expect(listEntry(one.pass.serial, new Uint8Array(16), sha256)).not.toBe(entry)
    const keyless = await trustOf({ lists: [aList(lister, { keys: [316] })] })
    expect(await faultOf(one.textAt(passNow), passNow, keyless)).toBe('key-revoked refused')
  })

  test('for sure when the guard’s data is old or the clock wrong: 48 h either way is never green, never their fault', async () => {
    for (const hours of [-48, -25, -1, 25, 48]) {
      const at = passNow + hours * hourMs
      const answer = await show(one.textAt(passNow), at)
      expect(answer).toMatchObject({ ok: false, weight: 'unsure' })
      expect(await faultOf(one.textAt(passNow), at)).toBe(
        hours < 0 ? 'clock-behind unsure' : 'old-data unsure',
      )
    }
  })
})

test('whatever is said, the way to care is open, and each sentence says what to do, in both languages', async () => {
  const answers: PassDecision[] = await Promise.all([
    show(one.textAt(passNow)),
    show(one.textAt(passNow), passNow + 48 * hourMs),
    show(aPass(thief, sha256).textAt(passNow)),
    show(aPass(day, sha256, { class: 'stay' }).textAt(passNow)),
    show(''),
  ])
  for (const answer of answers) {
    expect(answer.medicalExit).toBe('always')
    expect(answer.medicalText.zh).toContain('就医')
  }
  for (const { zh, en } of Object.values(passWords)) {
    expect(zh).toMatch(/[：；].*(请|不予)/u)
    expect(en).toMatch(/\b(ask|check|look|set|update|apply|compare)\b/)
  }
})

describe('a bundle', () => {
  const faults = async (over: Partial<PassBundle>, known: PassTrust | null = null) => {
    const opened = await open(over, known)
    return opened.ok ? null : opened.fault
  }

  test('is refused with any certificate that the root has not signed for this city', async () => {
    const bad = [
      aCertificate(thief, day, { key: 5 }),
      aCertificate(root, day, { key: 5, city: '4401' }),
      aCertificate(root, day, { key: 316 }),
      'K1ABC',
    ]
    for (const one of bad)
      expect(await faults({ certificates: [...certificates, one] })).toBe('bad-certificate')
  })

  test('is refused with a list from a pass key, a thief, after its key’s time, or with none', async () => {
    expect(await faults({ lists: [aList(day, { key: 316 })] })).toBe('bad-list')
    expect(await faults({ lists: [aList(thief)] })).toBe('bad-list')
    expect(await faults({ lists: [aList(lister, { city: '4401' })] })).toBe('bad-list')
    expect(await faults({ lists: [aList(lister, { signedAt: passNow + 999 * hourMs })] })).toBe(
      'bad-list',
    )
    expect(await faults({ lists: [] })).toBe('no-list')
    expect(await faults({ lists: [aList(root, { key: 0 })] })).toBe('no-list')
    expect(await faults({ lists: [new Uint8Array(70)] })).toBe('bad-list')
    const rootless = { certificates, lists: [aList(lister)] }
    expect(await openTrust(rootless, passRoot, null, verify)).toMatchObject({ fault: 'no-list' })
  })

  test('never takes a device back: not to an older list, and not to a key that was revoked', async () => {
    const newer = await trustOf({ lists: [aList(lister, { number: 42, keys: [316] })] })
    expect(await faults({}, newer)).toBe('rolled-back')
    const second = aList(root, { key: 0, number: 2 })
    const later = await trustOf({ lists: [aList(lister), second] })
    expect(await faults({}, later)).toBe('rolled-back')
    const forgetful = await trustOf({ lists: [aList(lister, { number: 43 })] }, newer)
    expect(await faultOf(one.textAt(passNow), passNow, forgetful)).toBe('key-revoked refused')
  })

  test('a stolen list key is ended by the root alone, and stays so', async () => {
    const fromRoot = aList(root, { key: 0, number: 1, keys: [7] })
    const second = aCertificate(root, night, { key: 8, purpose: 'list', ...longTerm })
    const changed = { certificates: [...certificates, second] }
    const good = aList(night, { key: 8, number: 50 })
    expect(await faults({ ...changed, lists: [fromRoot, aList(lister, { number: 99 })] })).toBe(
      'bad-list',
    )
    const after = await trustOf({ ...changed, lists: [fromRoot, good] })
    expect(await faults({ ...changed, lists: [aList(lister, { number: 99 })] }, after)).toBe(
      'bad-list',
    )
  })

  test('a list of 40,000 passes is 200 kB and reads as it was written', () => {
    const entries = Array.from({ length: 40_000 }, (_, n) => n * 27_000_001)
    const bytes = aList(lister, { entries, keys: [3, 316] })
    expect(bytes.length).toBe(2 + 30 + 4 + 200_000 + 64)
    expect(parseList(bytes)?.list).toMatchObject({ entries, keys: [3, 316], number: 41 })
    expect(() => aList(lister, { entries: [2, 1] })).toThrow(RangeError)
    expect(() => aList(lister, { keys: [1, 1] })).toThrow(RangeError)
  })
})
