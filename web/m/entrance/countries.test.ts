import { expect, test } from 'vitest'
import { countriesIn } from './countries.ts'

test('every country has a code of its own and a name that is no code', () => {
  for (const locale of ['zh-CN', 'en']) {
    const countries = countriesIn(locale)
    expect(new Set(countries.map(({ value }) => value)).size).toBe(countries.length)
    expect(new Set(countries.map(({ word }) => word)).size).toBe(countries.length)
    expect(
      countries.filter(({ value, word }) => !/^[A-Z]{3}$/.test(value) || /^[A-Z]{2,3}$/.test(word)),
    ).toEqual([])
    expect(countries.length).toBeGreaterThan(190)
  }
  expect(countriesIn('zh-CN')).toContainEqual({ value: 'FRA', word: '法国' })
})
