import { createHash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { actBytes, canonicalText, hexOf, orderBytes } from './canonical.ts'
import { anOrder, byMa } from './testing/a-signed-order.ts'
import { t0 } from './testing/officers.ts'

const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

describe('the bytes of an order', () => {
  test('are these, for ever: another implementation must make the same', () => {
    const bytes = orderBytes(anOrder())
    expect(text(bytes)).toBe(
      'bihuan.order.v1\n' +
        '{"appeal":{"answerHours":4,"decideHours":24,"lodgeDays":60,"to":"金水区申诉组"},' +
        '"approver":{"officer":"li","unit":"street"},"basis":"close_contact","batch":null,"chain":[],"city":"4101",' +
        '"district":"410105","evidence":[{"fact":"contact of bai","kind":"contact"}],"from":1667872800000,"id":"order 1",' +
        '"issuedAt":1667872800000,"issuer":{"officer":"wu","unit":"cdc"},"kind":"isolate",' +
        '"law":{"act":"传染病防治法","article":"39","policy":"test-pack"},"liftedBy":[],' +
        '"reason":{"en":"You ate at one table with somebody who was found infected.",' +
        '"zh":"您和一位确诊的人同桌吃过饭，需要先观察几天。"},' +
        '"scope":{"allows":["care","fire-exit"],"place":"site 7"},"subject":{"person":"bai"},' +
        '"until":1668304800000,"version":1}',
    )
    expect(digest(bytes)).toBe('8cb5d56a34f6a8db974bd738265723b9c09bc556ec3f6e70abb0b7d86152307b')
    const longer = anOrder({ until: t0 + 6 * 86_400_000 })
    expect(digest(orderBytes(longer))).toBe(
      'b64d0989c8f071f0760d92678df976158a599bf11ccd4a4ea4261b45ec52b9df',
    )
  })

  test('of an act begin with another line, so that no signature fits both', () => {
    const bytes = actBytes({ version: 1, id: 'a', at: t0, kind: 'lift', order: 'order 1', ...byMa })
    expect(text(bytes).split('\n')[0]).toBe('bihuan.act.v1')
    expect(digest(bytes)).toBe('8f79ce242aed02e189ea3954a31fc13622cb841f21a391a368b8d9a11f5c682b')
  })
})

const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { maxDepth: 3 },
    fc.string({ unit: 'binary' }).map((one) => one.toWellFormed().normalize('NFC')),
    fc.maxSafeInteger().map((one) => (one === 0 ? 0 : one)),
    fc.constantFrom(null, true, false),
    fc.array(tie('any'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'ab', '甲', '__x'), tie('any'), { maxKeys: 3 }),
  ),
})).any

describe('canonicalText', () => {
  test('is JSON that reads back as the same value', () => {
    fc.assert(
      fc.property(value, (one) => {
        expect(JSON.parse(canonicalText(one))).toEqual(one)
      }),
    )
  })

  test('is the same whatever the order of the fields', () => {
    const turned = (one: unknown): unknown =>
      Array.isArray(one)
        ? one.map(turned)
        : typeof one === 'object' && one !== null
          ? Object.fromEntries(
              Object.entries(one)
                .reverse()
                .map(([name, x]) => [name, turned(x)]),
            )
          : one
    fc.assert(
      fc.property(value, (one) => {
        expect(canonicalText(turned(one))).toBe(canonicalText(one))
      }),
    )
  })

  test('differs for different values', () => {
    fc.assert(
      fc.property(value, value, (one, other) => {
        const isSame = canonicalText(one) === canonicalText(other)
        expect(isSame).toBe(isDeepStrictEqual(plain(one), plain(other)))
      }),
    )
  })

  test.each([
    ['a fraction', 0.5],
    ['no number', Number.NaN],
    ['minus zero', -0],
    ['beyond whole numbers', 2 ** 53],
    ['half a character', '\ud800'],
    ['a text in another form', 'e\u0301'],
    ['undefined', { a: undefined }],
    ['a function', () => 0],
  ])('refuses %s', (_, one) => {
    expect(() => canonicalText(one)).toThrow(RangeError)
  })
})

// fast-check makes dictionaries without a prototype now and then; JSON knows no difference.
const plain = (one: unknown): unknown => JSON.parse(JSON.stringify(one))

test('hexOf writes two digits a byte', () => {
  expect(hexOf(Uint8Array.from([0, 15, 255]))).toBe('000fff')
})
