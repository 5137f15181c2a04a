import { describe, expect, test } from 'vitest'
import { anAssertion, aTrust, day, posts, t0 } from '../orders/testing/officers.ts'
import {
  type Attestation,
  attestationBytes,
  attestationDigest,
  verifyAttestation,
} from './attestation.ts'

const trust = aTrust(posts)
const list = (overrides: Partial<Attestation> = {}): Attestation => ({
  version: 1,
  kind: 'contact-list',
  id: 'list-1',
  area: '410105',
  issuedAt: t0,
  by: [{ officer: 'wu', unit: 'cdc' }],
  body: { contacts: ['a', 'b'] },
  ...overrides,
})
const signed = (document: Attestation, officers = document.by, at = t0) =>
  officers.map(({ officer }) => anAssertion(officer, attestationBytes(document), at))
const verdict = (document: Attestation, assertions = signed(document), kind = document.kind) => {
  const found = verifyAttestation(kind, document, assertions, trust)
  return found.ok ? 'counts' : found.faults.map(({ code }) => code)
}
const two = [
  { officer: 'wu', unit: 'cdc' },
  { officer: 'li', unit: 'street' },
]

describe('a document that restricts nobody', () => {
  test('counts with the signature of an officer of its area, and says when', () => {
    const found = verifyAttestation('contact-list', list(), signed(list()), trust)
    expect(found).toMatchObject({ ok: true, signedAt: t0 })
    expect(attestationDigest(list(), trust)).toMatch(/^[0-9a-f]{64}$/)
  })

  test('does not count when a byte of it was changed, or it is taken for another kind', () => {
    const good = signed(list())
    expect(verdict(list({ body: { contacts: ['a'] } }), good)).toEqual(['signature-invalid'])
    expect(verdict(list(), good, 'day-close')).toEqual(['not-a-document'])
    expect(verdict(list({ body: { share: 0.5 } }), [])).toEqual(['not-canonical'])
  })

  test('does not count without a post there and then', () => {
    expect(verdict(list({ by: [{ officer: 'far', unit: 'street' }] }))).toEqual(['no-post'])
    expect(verdict(list({ by: [{ officer: 'gone', unit: 'street' }] }))).toEqual(['no-post'])
    expect(verdict(list(), [])).toEqual(['signature-missing'])
  })

  test('does not count when it is signed before it was drafted or days after', () => {
    expect(verdict(list(), signed(list(), undefined, t0 + 2 * day))).toEqual(['back-dated'])
    expect(verdict(list(), signed(list(), undefined, t0 - day))).toEqual(['back-dated'])
  })

  test('a search needs two officers of two units', () => {
    const search = (by: Attestation['by']) => list({ kind: 'co-presence', by })
    expect(verdict(search(two))).toBe('counts')
    expect(verdict(search(two.slice(0, 1)))).toEqual(['signature-missing'])
    const alone = search([two[0] ?? { officer: '', unit: '' }, two[0] ?? { officer: '', unit: '' }])
    expect(verdict(alone)).toEqual(['same-officer', 'same-unit'])
  })
})
