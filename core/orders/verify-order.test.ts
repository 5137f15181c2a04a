import { describe, expect, test } from 'vitest'
import { hourMs, minuteMs } from '../time/instant.ts'
import { noActs } from './act-book.ts'
import { hexOf, orderBytes } from './canonical.ts'
import { inForce } from './in-force.ts'
import type { Order } from './order.ts'
import { appointmentBytes, type Dismissal, registerOf } from './register.ts'
import { anEmergencyOrder, anOrder, aStoredOrder } from './testing/a-signed-order.ts'
import {
  anAssertion,
  aPost,
  aTrust,
  authorityKey,
  crypto,
  day,
  posts,
  signAsAuthority,
  t0,
  trust,
} from './testing/officers.ts'
import { type StoredOrder, type VerifiedOrder, verifyOrder } from './verify-order.ts'

/** Codes against an order; empty where it counts. */
function codes(stored: StoredOrder, by = trust): string[] {
  const verdict = verifyOrder(stored, by)
  return verdict.ok ? [] : verdict.faults.map(({ code }) => code)
}
const signer = (officer: string) => ({
  officer,
  unit: posts.find((post) => post.officer === officer)?.unit ?? '',
})
const by = (issuer: string, approver: string, more: Partial<Order> = {}) =>
  aStoredOrder(anOrder({ issuer: signer(issuer), approver: signer(approver), ...more }))
const at = t0 + minuteMs
const good = aStoredOrder(anOrder())
const bytes = orderBytes(good.order)

test('an order that two officers of two units signed counts, and so does an emergency order of one', () => {
  expect(codes(good)).toEqual([])
  expect(codes(aStoredOrder(anEmergencyOrder()))).toEqual([])
})

describe('what somebody with the whole database could try', () => {
  test.each<[string, StoredOrder, string[]]>([
    [
      'an order that nobody signed',
      { ...good, assertions: [] },
      ['signature-missing', 'signature-missing'],
    ],
    [
      'one with one signature',
      { ...good, assertions: good.assertions.slice(0, 1) },
      ['signature-missing'],
    ],
    [
      'a longer end under old signatures',
      { ...good, order: anOrder({ until: t0 + 9 * day }) },
      ['digest-wrong', 'signature-invalid', 'signature-invalid'],
    ],
    [
      'the digest written anew as well',
      rewritten(anOrder({ until: t0 + 9 * day })),
      ['signature-invalid', 'signature-invalid'],
    ],
    [
      'another person under old signatures',
      rewritten(anOrder({ subject: { person: 'chen' } })),
      ['signature-invalid', 'signature-invalid'],
    ],
    ['self-approval', by('wu', 'wu'), ['same-officer', 'same-unit']],
    ['a colleague of the same unit', { ...by('li', 'gone') }, ['same-unit', 'no-post']],
    ['an officer who left yesterday', by('wu', 'gone'), ['no-post']],
    ['an officer who is not yet in office', by('wu', 'early'), ['no-post']],
    ['an officer of another district', by('wu', 'far'), ['no-post']],
    ['a desk without the power', by('wu', 'clerk'), ['no-post']],
    ['a leaver whose signature is dated back', leaver(), ['back-dated']],
    [
      'an order that begins before it was drafted',
      aStoredOrder(anOrder({ from: t0 - day })),
      ['back-dated'],
    ],
    ['one drafted yesterday and logged today', { ...good, loggedAt: t0 + day }, ['back-dated']],
    ['one approved two days after its draft', signedAt(t0 + 2 * day), ['back-dated']],
    [
      'a key of one’s own',
      { ...good, assertions: own('my key') },
      ['signature-invalid', 'signature-invalid'],
    ],
    [
      'a credential that is not the post’s',
      { ...good, assertions: good.assertions.map((one) => ({ ...one, credential: 'another' })) },
      ['no-post', 'no-post'],
    ],
    [
      'a basis that is not on the list',
      by('wu', 'li', { basis: 'other' as never }),
      ['basis-unknown'],
    ],
    ['no evidence', by('wu', 'li', { evidence: [] }), ['no-evidence']],
    ['care closed', by('wu', 'li', { scope: { place: null, allows: ['food'] } }), ['care-closed']],
    [
      'an emergency order of three hours',
      aStoredOrder(anEmergencyOrder({ until: t0 + 3 * hourMs })),
      ['emergency-long'],
    ],
    [
      'an emergency order that renews',
      aStoredOrder(anEmergencyOrder({ chain: ['order 1'] })),
      ['emergency-renews'],
    ],
    [
      'an emergency order signed an hour later',
      signedAt(t0 + hourMs, anEmergencyOrder()),
      ['back-dated'],
    ],
    [
      'an order that claims a batch',
      by('wu', 'li', { batch: { id: 'b', index: 0 } }),
      ['not-in-batch'],
    ],
    ['an area’s basis for a person', by('wu', 'li', { basis: 'zone_high' }), ['subject-misfit']],
    ['no reason', by('wu', 'li', { reason: { zh: '防疫', en: 'epidemic' } }), ['reason-missing']],
    [
      'a reason of one letter',
      by('wu', 'li', { reason: { zh: '的'.repeat(40), en: 'x'.repeat(40) } }),
      ['reason-missing'],
    ],
    [
      'a slow appeal',
      by('wu', 'li', { appeal: { to: 'desk', answerHours: 4, decideHours: 72, lodgeDays: 60 } }),
      ['appeal-clock'],
    ],
    ['no law', by('wu', 'li', { law: { act: '', article: '', policy: 'test-pack' } }), ['no-law']],
    ['an end before the beginning', by('wu', 'li', { until: t0 }), ['term-empty']],
    ['another version', by('wu', 'li', { version: 2 as never }), ['version-unknown']],
    ['another kind', by('wu', 'li', { kind: 'arrest' as never }), ['kind-unknown']],
  ])('%s', (_, stored, expected) => {
    expect(codes(stored)).toEqual(expected)
  })

  test('a row that looks verified and never was', () => {
    const row = {
      order: anOrder(),
      digest: good.digest,
      signedAt: t0,
      knownAt: t0,
      loggedAt: t0,
      stage: null,
    }
    const force = inForce(row as VerifiedOrder, noActs, t0 + day)
    expect(force).toEqual({ inForce: false, because: 'not-verified', at: null })
  })

  test('officers of one’s own, written into the table of posts', () => {
    const mine = aTrust([...posts, aPost('x', 'u1'), aPost('y', 'u2')])
    expect(mine.register.refused).toEqual([])
    const forged = registerOf(
      [aPost('x', 'u1'), aPost('y', 'u2')].map((document) => ({
        document,
        signature: Uint8Array.of(1),
      })),
      [],
      authorityKey,
      crypto.verify,
    )
    expect(forged.posts).toEqual([])
    expect(forged.refused).toEqual(['post of x', 'post of y'])
    expect(codes(good, { ...trust, register: forged })).toEqual(['no-post', 'no-post'])
    const made = { ...trust, register: { posts, refused: [] } }
    expect(() => codes(good, made)).toThrow(TypeError)
  })

  test('a post ends with its dismissal, if the authority signed that', () => {
    const dismissal: Dismissal = { version: 1, id: 'd', appointment: 'post of li', at: t0 - day }
    const signedPosts = posts.map((document) => ({
      document,
      signature: signAsAuthority(appointmentBytes(document)),
    }))
    const register = (signature: Uint8Array) =>
      registerOf(signedPosts, [{ document: dismissal, signature }], authorityKey, crypto.verify)
    const signedToo = signAsAuthority(appointmentBytes(dismissal))
    expect(codes(good, { ...trust, register: register(signedToo) })).toEqual(['no-post'])
    expect(codes(good, { ...trust, register: register(Uint8Array.of(1)) })).toEqual([])
    const odd = { document: aPost('x', 'e\u0301'), signature: Uint8Array.of(1) }
    expect(registerOf([odd], [], authorityKey, crypto.verify).refused).toEqual(['post of x'])
  })

  test('a verified order that is changed afterwards', () => {
    const verdict = verifyOrder(good, trust)
    if (!verdict.ok) throw new Error('it counts')
    expect(() => Object.assign(verdict.verified.order, { until: t0 + 99 * day })).toThrow(TypeError)
    expect(() => Object.assign(verdict.verified.order.subject, { person: 'chen' })).toThrow(
      TypeError,
    )
  })

  test('the draft that is changed after it was checked', () => {
    const order = { ...anOrder() }
    const verdict = verifyOrder(aStoredOrder(order), trust)
    order.until = t0 + 99 * day
    expect(verdict.ok && verdict.verified.order.until).toBe(t0 + 5 * day)
  })
})

test('an extra field is signed or it breaks the digest', () => {
  const order = { ...anOrder(), colour: 'red' }
  expect(codes({ ...good, order })).toContain('digest-wrong')
})

test('a moment that is a text is none', () => {
  const order = anOrder({ until: '9999999999999' as never })
  expect(codes(aStoredOrder(order))).toEqual(['not-a-document'])
})

test.each(['evidence', 'scope', 'issuer', 'reason', 'subject', 'appeal'])(
  'a row without %s is none, and stops nobody else’s reading',
  (field) => {
    for (const value of [null, undefined, 7, 'text'])
      expect(codes({ ...good, order: { ...anOrder(), [field]: value } })).toEqual([
        'not-a-document',
      ])
  },
)

test('an order is of a person or of areas, never of both', () => {
  const subject = { person: 'bai', areas: ['unit:1'], unit: 'unit', widenedFor: null }
  expect(codes(aStoredOrder(anOrder({ subject })))).toEqual(['not-a-document'])
})

test('text that can be written in two ways is no document', () => {
  const reason = {
    zh: '您和一位确诊的人同桌吃过饭。',
    en: 'You ate in a cafe\u0301 with somebody infected.',
  }
  expect(codes({ ...good, order: anOrder({ reason }) })).toEqual(['not-canonical'])
})

function rewritten(order: Order): StoredOrder {
  return { ...good, order, digest: hexOf(crypto.sha256(orderBytes(order))) }
}
function own(secret: string) {
  return ['wu', 'li'].map((officer) => anAssertion(officer, bytes, at, { secret }))
}
function signedAt(moment: number, order: Order = anOrder()): StoredOrder {
  const signed = orderBytes(order)
  const officers = [order.issuer, ...(order.approver ? [order.approver] : [])]
  const assertions = officers.map(({ officer }) => anAssertion(officer, signed, moment))
  return aStoredOrder(order, { assertions, loggedAt: moment })
}
// The draft is dated into the time in office, so that the post fits; the log shows when it really was.
function leaver(): StoredOrder {
  const then = t0 - 2 * day
  const order = anOrder({ approver: signer('gone'), issuedAt: then, from: then })
  return aStoredOrder(order, { loggedAt: t0 })
}
