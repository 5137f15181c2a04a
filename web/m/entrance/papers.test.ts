import { syntheticIdentity, syntheticPassport } from '@bihuan/core/identity/synthetic.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { noPapers, readPapers } from './papers.ts'

const { number } = syntheticIdentity(18, 'female')

describe('papers as a resident types them', () => {
  test('are sent in one form, however they were typed', () => {
    const typed = {
      ...noPapers,
      number: ` ${number.slice(0, 6)} ${number.slice(6).toLowerCase()}`,
      name: ' 林桂芝 ',
    }
    expect(readPapers(typed)).toEqual({
      ok: true,
      papers: { kind: 'resident-id', country: 'CHN', number, name: '林桂芝' },
    })
  })

  test('get a hint at the field that is wrong', () => {
    const wrong = number.slice(0, 16) + ((Number(number.charAt(16)) + 1) % 10) + number.charAt(17)
    expect(readPapers({ ...noPapers, number: wrong, name: '林' })).toEqual({
      ok: false,
      faults: { number: 'check', country: false, name: false },
    })
    expect(readPapers(noPapers)).toEqual({
      ok: false,
      faults: { number: 'empty', country: false, name: true },
    })
    expect(readPapers({ ...noPapers, kind: 'passport', number: 'E1234567', name: 'Ann' })).toEqual({
      ok: false,
      faults: { number: null, country: true, name: false },
    })
  })

  test('never pass with any one digit changed', () => {
    fc.assert(
      fc.property(fc.nat(16), fc.integer({ min: 1, max: 9 }), (place, step) => {
        const digit = (Number(number.charAt(place)) + step) % 10
        const typed = number.slice(0, place) + digit + number.slice(place + 1)
        expect(readPapers({ ...noPapers, number: typed, name: '林' }).ok).toBe(false)
      }),
    )
  })

  test('of a foreigner name the country that issued them', () => {
    const passport = syntheticPassport(3)
    const read = readPapers({
      kind: 'passport',
      country: 'FRA',
      number: passport.number,
      name: 'Ann  Lee',
    })
    expect(read).toMatchObject({ ok: true, papers: { country: 'FRA', name: 'Ann Lee' } })
  })
})
