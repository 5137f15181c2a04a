import { describe, expect, test } from 'vitest'
import { isoOf } from '../time/instant.ts'
import { parseModule } from './module.ts'
import { parseSources } from './source.ts'
import { ours, sure, weak } from './testing/a-policy.ts'

const listed = parseSources(
  {
    'S-1': { grade: 'a', title: 'made up', address: ['nowhere'] },
    'S-2': { grade: 'c', title: 'weak', address: ['nowhere'] },
  },
  'sources.yaml',
)
if (!listed.ok) throw new Error('sources')
const { sources } = listed

const whole = {
  id: 'plan-1',
  kind: 'national-plan',
  title: { zh: '方案', en: 'plan' },
  effective_from: { v: '2031-03-01', src: ['S-1'], grade: 'a' },
  says: {},
}
const read = (over: object) => parseModule({ ...whole, ...over }, 'plan-1.yaml', sources)
const faults = (over: object) => {
  const parsed = read(over)
  return parsed.ok ? [] : parsed.faults.map(({ path, code }) => `${path} ${code}`)
}
const days = (v: unknown) => ({
  says: { tracks: { close_contact: { stages: [{ days: v }] } } },
})
const path = 'says.tracks.close_contact.stages[0].days'

describe('a module', () => {
  test('is read with its dates in city time; the last day is in force to its end', () => {
    const parsed = read({ effective_to: { v: '2031-03-31', src: ['S-1'], grade: 'DER' } })
    if (!parsed.ok) throw new Error('faults')
    const { from, until } = parsed.module.period
    expect([isoOf(from), until === null ? '' : isoOf(until)]).toEqual([
      '2031-02-28T16:00:00.000Z',
      '2031-03-31T16:00:00.000Z',
    ])
    const byHour = read({ effective_to: { v: '2031-03-31 09:00', src: ['S-1'], grade: 'DER' } })
    expect(byHour.ok && byHour.module.period.until).toBe((until ?? 0) - 15 * 3_600_000)
  })

  test.each([
    ['a good value', days(sure(7)), []],
    ['one of ours without source', days(ours(7)), []],
    ['a bare number', days(7), [`${path} type`]],
    ['text for a number', days(sure('7')), [`${path}.v value`]],
    ['half a day', days(sure(7.5)), [`${path}.v value`]],
    ['no day', days(sure(0)), [`${path}.v value`]],
    ['no grade', days({ v: 7, src: ['S-1'] }), [`${path}.grade missing`]],
    ['no source', days({ v: 7, grade: 'DESIGN' }), [`${path}.src missing`]],
    ['a grade without source', days({ v: 7, src: [], grade: 'b' }), [`${path}.src source`]],
    ['a grade better than its source', days({ ...weak(7), grade: 'b' }), [`${path}.grade grade`]],
    ['arithmetic on a weak source', days({ ...weak(7), grade: 'DER' }), [`${path}.grade grade`]],
    ['arithmetic on nothing', days({ v: 7, src: [], grade: 'DER' }), [`${path}.src source`]],
    ['an unknown source', days({ v: 7, src: ['S-9'], grade: 'c' }), [`${path}.src[0] source`]],
    [
      'a misspelt field of a value',
      days({ ...sure(7), sorce: 1 }),
      [`${path}.sorce unknown-field`],
    ],
    [
      'a misspelt field of a stage',
      { says: { tracks: { close_contact: { stages: [{ dayz: sure(7) }] } } } },
      ['says.tracks.close_contact.stages[0].dayz unknown-field'],
    ],
    ['a misspelt field of the module', { kinds: 'x' }, ['kinds unknown-field']],
    ['a guardrail', { says: { guardrails: {} } }, ['says.guardrails guardrail']],
    [
      'a guardrail deep inside',
      { says: { orders: { two_people_to_restrict: sure(false) } } },
      ['says.orders.two_people_to_restrict guardrail'],
    ],
    [
      'a removal that says more',
      { says: { tracks: { x: { $remove: true, name: 1 } } } },
      ['says.tracks.x remove'],
    ],
    [
      'a placeholder that nobody fills',
      { says: { tracks: { x: { name: { zh: '到 {untill}', en: 'x' } } } } },
      ['says.tracks.x.name.zh value'],
    ],
    ['a text in one language', { title: { zh: '方案' } }, ['title.en missing']],
    [
      'a name that is no word',
      { says: { tracks: { 'Close Contact': {} } } },
      ['says.tracks.Close Contact value'],
    ],
    [
      'test days out of order',
      { says: { tracks: { x: { stages: [{ test_days: sure([4, 1]) }] } } } },
      ['says.tracks.x.stages[0].test_days.v value'],
    ],
    [
      'a day that does not exist',
      { effective_from: { v: '2031-02-30', src: ['S-1'], grade: 'a' } },
      ['effective_from.v time'],
    ],
    [
      'an end before its beginning',
      { effective_to: { v: '2031-02-01', src: ['S-1'], grade: 'a' } },
      ['effective_to time'],
    ],
    ['an unknown kind', { kind: 'decree' }, ['kind value']],
  ])('%s', (_, over, expected) => {
    expect(faults(over)).toEqual(expected)
  })

  test('tells all faults at once, each in both languages and with what to write', () => {
    const parsed = read({
      says: { tracks: { x: { stages: [{ days: sure(0) }, { days: sure('y') }] } } },
    })
    if (parsed.ok) throw new Error('no faults')
    expect(parsed.faults).toHaveLength(2)
    for (const { file, zh, en } of parsed.faults) {
      expect(file).toBe('plan-1.yaml')
      expect(zh).toMatch(/\p{Script=Han}/u)
      expect(en).toMatch(/^Give /)
    }
  })
})
