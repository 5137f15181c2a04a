import { describe, expect, test } from 'vitest'
import { parseCases } from './case.ts'
import { momentOf, momentText } from './moment.ts'
import { runCase } from './run-case.ts'
import { aLibrary } from './testing/a-policy.ts'

const good = {
  id: 'one',
  at: '2031-03-10 12:00:00',
  exists: { reason: 'close_contact' },
  expect: { exists: true },
}
const read = (...cases: unknown[]) => parseCases({ line: 'aster', cases }, 'aster.cases.yaml')
const codes = (...cases: unknown[]) => {
  const parsed = read(...cases)
  return parsed.ok ? [] : parsed.faults.map(({ path, code }) => `${path} ${code}`)
}
const differences = (over: object) => {
  const parsed = read({ ...good, ...over })
  const one = parsed.ok ? parsed.cases[0] : undefined
  if (one === undefined) throw new Error('no case')
  return runCase(aLibrary(), one).differences
}

describe('a case', () => {
  test('passes when every answer that it names is the one given', () => {
    expect(differences({})).toEqual([])
  })

  test('fails by a wrong answer, by a name that no answer has, and where no pack was in force', () => {
    expect(differences({ expect: { exists: false } })).toEqual([
      { name: 'exists', expected: 'false', got: 'true' },
    ])
    expect(differences({ expect: { exsits: true } })[0]?.got).toBe('not said')
    expect(differences({ at: '2031-02-28 23:59:59' })[0]?.got).toBe('no pack in force')
  })

  test.each([
    ['without a question', { id: 'x', at: good.at, expect: { a: 1 } }, 'cases[0] missing'],
    ['with two questions', { ...good, pack: {} }, 'cases[0] missing'],
    [
      'with a misspelt fact',
      { ...good, exists: { raeson: 'x' } },
      'cases[0].exists.raeson unknown-field',
    ],
    ['without an answer', { ...good, expect: {} }, 'cases[0].expect missing'],
    ['at no moment', { ...good, at: '2031-02-30' }, 'cases[0].at time'],
    ['with an unknown field', { ...good, bcause: 1 }, 'cases[0].bcause unknown-field'],
  ])('%s is refused', (_, one, expected) => {
    expect(codes(one)).toContain(expected)
  })

  test('has a name of its own', () => {
    expect(codes(good, good)).toEqual(['cases[1] duplicate'])
  })
})

test('a moment is written and read alike, and what does not exist is none', () => {
  for (const text of ['2031-03-10 12:00:01', '2032-02-29 00:00:00'])
    expect(momentText(momentOf(text) ?? 0)).toBe(text)
  expect(momentText(momentOf('2031-03-10') ?? 0)).toBe('2031-03-10 00:00:00')
  for (const text of ['2031-02-29', '2031-03-10 24:00', '2031-03-10T12:00:00Z', 'now', ''])
    expect(momentOf(text)).toBeNull()
})
