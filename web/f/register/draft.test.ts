import { syntheticIdentity, syntheticPassport } from '@bihuan/core/identity/synthetic.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { birthDate } from './birth-date.ts'
import { countries } from './countries.ts'
import { type Draft, documentOf, emptyDraft, tidyName, toldByNumber, walkInOf } from './draft.ts'

const today = '2022-01-14'
const guest: Draft = {
  ...emptyDraft('passport'),
  country: 'UTO',
  number: 'l 0000-0042',
  name: 'Anna  Maria Rossi',
  sex: 'female',
  bornOn: '1986.4.3',
  phone: '+39 06 123-4567',
  address: '金水路 1 号',
}

describe('a walk-in', () => {
  test('with a passport is written in one form, however it was typed', () => {
    expect(walkInOf(guest, today)).toEqual({
      ok: true,
      walkIn: {
        name: 'Anna Maria Rossi',
        sex: 'female',
        bornOn: '1986-04-03',
        phone: '+39061234567',
        documents: [{ kind: 'passport', country: 'UTO', number: 'L00000042' }],
        address: '金水路 1 号',
      },
    })
  })

  test('without a document has none, and needs no number', () => {
    const made = walkInOf({ ...guest, kind: 'none', number: '' }, today)
    expect(made).toMatchObject({ ok: true, walkIn: { documents: [] } })
  })

  test('newly born is called after its mother', () => {
    const born = { ...guest, kind: 'none' as const, isNewborn: true, bornOn: '20220112' }
    expect(walkInOf({ ...born, name: '李梅' }, today)).toMatchObject({
      walkIn: { name: '李梅之女', bornOn: '2022-01-12' },
    })
    expect(walkInOf({ ...born, name: 'Anna Rossi' }, today)).toMatchObject({
      walkIn: { name: 'Baby of Anna Rossi' },
    })
  })

  test('is told field by field what is missing or wrong', () => {
    expect(walkInOf(emptyDraft('passport'), today)).toEqual({
      ok: false,
      faults: {
        number: 'empty',
        name: 'missing',
        sex: 'missing',
        bornOn: 'missing',
        address: 'missing',
      },
    })
    const wrong = { ...guest, country: '', name: '张3', bornOn: '2022-02-01', phone: '12' }
    expect(walkInOf(wrong, today)).toEqual({
      ok: false,
      faults: { number: 'country', name: 'characters', bornOn: 'date', phone: 'characters' },
    })
  })

  test('has a passport without a check digit, and a resident number with one', () => {
    const serial = fc.integer({ min: 0, max: 9_999_999 })
    fc.assert(
      fc.property(serial, fc.integer({ min: 0, max: 17 }), (n, at) => {
        const passport = syntheticPassport(n)
        expect(documentOf({ kind: 'passport', ...passport })).toEqual({
          kind: 'passport',
          ...passport,
        })
        const { number } = syntheticIdentity(n)
        expect(documentOf({ kind: 'resident-id', country: '', number })).toMatchObject({ number })
        const digit = number.charAt(at)
        const other = digit === '7' ? '8' : '7'
        const wrong = number.slice(0, at) + other + number.slice(at + 1)
        expect(typeof documentOf({ kind: 'resident-id', country: '', number: wrong })).toBe(
          'string',
        )
      }),
    )
  })

  test('of the invented range tells its sex, never a day of birth', () => {
    const { number, sex } = syntheticIdentity(77)
    expect(toldByNumber({ kind: 'resident-id', country: 'CHN', number })).toEqual({ sex })
    const standard = { kind: 'resident-id', country: 'CHN', number: '11010519491231002X' } as const
    expect(toldByNumber(standard)).toEqual({ sex: 'female', bornOn: '1949-12-31' })
  })
})

test('every kind of middle dot is one dot', () => {
  for (const dot of '•‧・･∙⋅·') expect(tidyName(`阿依古丽${dot}买买提`)).toBe('阿依古丽·买买提')
})

test('a day of birth is read as people type it, and is a real day that has come', () => {
  for (const typed of ['19860403', '1986-4-3', '1986/04/03', '1986年4月3日', '１９８６０４０３'])
    expect([typed, birthDate(typed, today)]).toEqual([typed, '1986-04-03'])
  for (const typed of ['860403', '19860230', '20220115', '17991231', '1986', 'abc'])
    expect([typed, birthDate(typed, today)]).toEqual([typed, null])
})

test('a country has one code of three letters and a name in either language', () => {
  for (const locale of ['zh-CN', 'en']) {
    const all = countries(locale)
    expect(new Set(all.map(({ value }) => value)).size).toBe(all.length)
    for (const { value, word } of all) {
      expect(value).toMatch(/^[A-Z]{3}$/)
      expect(word.length).toBeGreaterThan(5)
    }
  }
  expect(countries('en').find(({ value }) => value === 'DEU')?.word).toBe('Germany DEU')
})
