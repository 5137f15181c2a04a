import {
  createHash,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify as verifyBytes,
} from 'node:crypto'
import { aCertificate, aList, type PassSigner, passNow } from '@bihuan/core/pass/a-pass.ts'
import { acceptPass } from '@bihuan/core/pass/accept-pass.ts'
import { encodePass, formatPass } from '@bihuan/core/pass/pass.ts'
import { openTrust } from '@bihuan/core/pass/pass-trust.ts'
import { hourMs, isoOf, minuteMs } from '@bihuan/core/time/instant.ts'
import { fromBase64 } from '@bihuan/core/transparency/base64.ts'
import { joined } from '@bihuan/core/transparency/bytes.ts'
import { encode } from 'uqr'
import { describe, expect, test } from 'vitest'
import type { OwnPasses } from '../wire.ts'
import { newSeed } from './chance.ts'
import { heldOf, needsMore, newSeeds, openNext, shower, takenAtOnce } from './held-passes.ts'

const sha256 = (bytes: Uint8Array) => Uint8Array.from(createHash('sha256').update(bytes).digest())
const verify = (signature: Uint8Array, signed: Uint8Array, x: string) =>
  verifyBytes(
    null,
    signed,
    createPublicKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', x } }),
    signature,
  )
function aSigner(): PassSigner {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  return {
    publicKey: publicKey.export({ format: 'jwk' }).x ?? '',
    sign: (bytes) => Uint8Array.from(sign(null, bytes, privateKey)),
  }
}
const [root, day, lister] = [aSigner(), aSigner(), aSigner()]

/** What the city answers to anchors. */
function issued(anchors: readonly string[], lifeMs = 6 * hourMs): OwnPasses {
  const [issuedAt, expiresAt] = [passNow, passNow + lifeMs]
  return {
    person: '410100000000001',
    now: isoOf(passNow),
    nameMasked: '林*芝',
    class: 'clear',
    form: 'screen',
    passes: anchors.map((anchor) => {
      const signed = encodePass({
        ...{ city: '4101', key: 316, class: 'clear', form: 'screen', issuedAt, expiresAt },
        serial: newSeed().slice(0, 8),
        anchor: fromBase64(anchor, 'url'),
        nameMasked: '林*芝',
      })
      const text = formatPass(joined(signed, day.sign(signed)))
      return { text, issuedAt: isoOf(issuedAt), expiresAt: isoOf(expiresAt) }
    }),
  }
}
const taken = (lifeMs?: number) => {
  const { seeds, anchors } = newSeeds(newSeed)
  return heldOf(issued(anchors, lifeMs), seeds, passNow)
}
const trusted = await openTrust(
  {
    certificates: [
      aCertificate(root, day),
      aCertificate(root, lister, { key: 7, purpose: 'list', until: passNow + 999 * hourMs }),
    ],
    lists: [aList(lister), aList(root, { key: 0, number: 1 })],
  },
  { city: '4101', publicKey: root.publicKey },
  null,
  verify,
)

describe('passes on a phone', () => {
  test('show what a guard takes at every moment until they are over, and nothing afterwards', async () => {
    const [one] = taken().passes
    if (!one || !trusted.ok) throw new Error('no pass')
    const show = shower(one)
    for (const ms of [0, 14_999, 15_000, hourMs, 6 * hourMs - 1]) {
      const at = passNow + ms
      const answer = await acceptPass(show(at) ?? '', trusted.trust, at, { verify, sha256 })
      expect(answer).toMatchObject({ ok: true, class: 'clear' })
    }
    expect(show(passNow + 6 * hourMs)).toBeNull()
    expect(show(passNow - 1)).toBeNull()
  })

  test('are another at each opening, and share nothing that a reader sees but the name', () => {
    let held = taken()
    const texts: string[] = []
    for (let opening = 0; opening < takenAtOnce; opening += 1) {
      const opened = openNext(held, passNow + opening)
      if (!opened) throw new Error('none')
      held = opened.held
      texts.push(opened.next.text)
    }
    expect(new Set(texts).size).toBe(takenAtOnce)
    expect(needsMore(held, passNow + minuteMs, true)).toBe(true)
    expect(openNext(held, passNow + 6 * hourMs)).toBeNull()
  })

  test('are asked for again when none holds, and when the status may have changed', () => {
    const held = taken()
    expect(needsMore(null, passNow, false)).toBe(true)
    expect(needsMore(held, passNow + minuteMs, true)).toBe(false)
    expect(needsMore(held, passNow + 3 * minuteMs, true)).toBe(true)
    expect(needsMore(held, passNow + 3 * minuteMs, false)).toBe(false)
    expect(needsMore(held, passNow + 11 * minuteMs, false)).toBe(true)
    expect(needsMore(taken(5 * minuteMs), passNow + 5 * minuteMs, false)).toBe(true)
  })

  test('go by the clock of the city where that of the phone is wrong', () => {
    const { seeds, anchors } = newSeeds(newSeed)
    const wrong = passNow - 3 * hourMs
    const held = heldOf(issued(anchors), seeds, wrong)
    expect(held.aheadMs).toBe(3 * hourMs)
    expect(openNext(held, wrong + minuteMs)).not.toBeNull()
    expect(heldOf(issued(anchors), seeds, passNow - 1_500).aheadMs).toBe(0)
  })

  test('fit a QR code of version 8 as the page draws it', () => {
    const [one] = taken().passes
    const text = one && shower(one)(passNow + 5 * hourMs)
    const { size } = encode(text ?? '', { ecc: 'M', border: 2 })
    expect((size - 4 - 17) / 4).toBeLessThanOrEqual(8)
  })
})
