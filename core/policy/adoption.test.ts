import { describe, expect, test } from 'vitest'
import { hourMs, minuteMs } from '../time/instant.ts'
import { adoptionAt, adoptionsInTurn, rulesOfAdoption } from './adopted.ts'
import { type StoredAdoption, type VerifiedAdoption, verifyAdoption } from './adoption.ts'
import { readSourceText, sourceText } from './adoption-source.ts'
import { openValues } from './adoption-values.ts'
import { aLibraryOf, ours, packBegins } from './testing/a-policy.ts'
import { aSource, aStoredAdoption, policyTrust } from './testing/an-adoption.ts'

const codes = (stored: StoredAdoption, city = '4101') => {
  const verdict = verifyAdoption(stored, city, policyTrust)
  return verdict.ok ? [] : verdict.faults.map(({ code }) => code)
}
function verified(...args: Parameters<typeof aStoredAdoption>): VerifiedAdoption {
  const verdict = verifyAdoption(aStoredAdoption(...args), '4101', policyTrust)
  if (!verdict.ok) throw new Error(verdict.faults.map(({ code }) => code).join(', '))
  return verdict.verified
}
const day = 24 * hourMs

describe('an adoption', () => {
  test('counts with two officers of two units who may sign rules for the whole city', () => {
    expect(codes(aStoredAdoption())).toEqual([])
  })

  test.each([
    [
      'by one officer twice',
      { second: { officer: 'he', unit: 'city' } },
      ['same-officer', 'same-unit'],
    ],
    ['by two of one unit', { second: { officer: 'gu', unit: 'city' } }, ['same-unit']],
    ['by an officer of one district', { second: { officer: 'yuan', unit: 'health' } }, ['no-post']],
    [
      'by an officer without the power',
      { second: { officer: 'mute', unit: 'street of the city' } },
      ['no-post'],
    ],
    ['of another city', { city: '4102' }, ['no-post', 'no-post', 'adoption-other-city']],
    ['that reaches back', { from: packBegins - hourMs }, ['back-dated']],
    ['without a reason', { reason: ' ' }, ['reason-missing']],
    ['of a pack that its text does not hold', { pack: 'other' }, ['source-faulty']],
  ])('does not count %s', (_, change, expected) => {
    expect(codes(aStoredAdoption(change))).toEqual(expected)
  })

  test('does not count when a byte of its text is another', () => {
    const stored = aStoredAdoption()
    const source = stored.source.replace('"v":5', '"v":7')
    expect(source).not.toBe(stored.source)
    expect(codes({ ...stored, source })).toEqual(['source-changed'])
  })

  test('does not count when anything of the document is another, or a signature is missing', () => {
    const stored = aStoredAdoption()
    const changed = { ...stored.adoption, from: stored.adoption.from + 1 }
    expect(codes({ ...stored, adoption: changed })).toContain('signature-invalid')
    expect(codes({ ...stored, assertions: stored.assertions.slice(0, 1) })).toEqual([
      'signature-missing',
    ])
    expect(codes({ ...stored, adoption: {} as never })).toEqual(['not-a-document'])
  })

  test('is signed within a day of its draft', () => {
    expect(codes(aStoredAdoption({}, { signedAt: packBegins + 23 * hourMs }))).toEqual([])
    expect(codes(aStoredAdoption({}, { signedAt: packBegins + 25 * hourMs }))).toEqual([
      'back-dated',
    ])
  })

  test('does not count for a pack with faults, though it was signed', () => {
    const source = aSource().replace(
      '"class":{"grade":"a","src":["S-1"],"v":"limit"}',
      '"class":{"grade":"a","src":["S-1"],"v":"nothing"}',
    )
    expect(codes(aStoredAdoption({}, { source }))).toEqual(['source-faulty'])
  })
})

describe('what is in force', () => {
  const first = verified()
  test('is the newest that has begun and whose pack holds', () => {
    const next = verified(
      { id: 'adoption 2', pack: 'aster-2', issuedAt: packBegins + day, from: packBegins + 3 * day },
      { source: aSource(3, 'aster-2') },
    )
    const { held } = adoptionsInTurn([next, first])
    const at = (moment: number) => adoptionAt(held, moment)?.adoption.id ?? null
    expect(at(packBegins - 1)).toBeNull()
    expect(at(packBegins + minuteMs - 1)).toBeNull()
    expect(at(packBegins + minuteMs)).toBe('adoption 1')
    expect(at(packBegins + 3 * day - 1)).toBe('adoption 1')
    expect(at(packBegins + 3 * day)).toBe('adoption 2')
    const { rules } = rulesOfAdoption(next, packBegins + 3 * day)
    expect(rules.policy.tracks.close_contact?.stages[0]?.days?.v).toBe(3)
  })

  test('never changes under one name: the same pack with another text is refused, whichever row comes first', () => {
    const changed = verified(
      { id: 'adoption 0', issuedAt: packBegins + day },
      { source: aSource(9) },
    )
    for (const rows of [
      [first, changed],
      [changed, first],
    ]) {
      const { held, refused } = adoptionsInTurn(rows)
      expect(held).toEqual([first])
      expect(refused.map(({ fault }) => fault.code)).toEqual(['pack-changed'])
    }
  })

  test('may be adopted again with the same text, to confirm more of it', () => {
    const again = verified({ id: 'adoption 2', issuedAt: packBegins + day })
    expect(adoptionsInTurn([first, again]).held).toEqual([first, again])
  })
})

describe('the text of a pack', () => {
  const raw = JSON.parse(aSource()) as Parameters<typeof sourceText>[0]
  test('is the same whatever else the library holds, and in whichever order', () => {
    const other = { file: 'modules/other.yaml', value: { id: 'other', says: { src: ['S-9'] } } }
    const known = raw.sources.value as object
    const sources = { ...raw.sources, value: { 'S-9': {}, ...known } }
    const more = { sources, modules: [other, ...raw.modules], packs: [...raw.packs] }
    expect(sourceText(more, 'aster')).toBe(aSource())
  })

  test('is read back as the same rules, and is null for a pack that is not there', () => {
    expect(sourceText(raw, 'nobody')).toBeNull()
    expect(readSourceText(aSource())).toMatchObject({ ok: true })
    for (const text of ['', '[]', '{"sources":1}', aSource().slice(1)])
      expect(readSourceText(text)).toMatchObject({ ok: false })
  })

  test('lists every value that waits for a word, each once', () => {
    const library = aLibraryOf('code-rules', [{ appeals: { decision_hours: ours(12) } }])
    expect(openValues(library, 'aster').map(({ path }) => path)).toEqual(['appeals.decision_hours'])
  })
})
