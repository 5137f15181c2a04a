import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { alike, type Known, type Typed } from './alike.ts'

const known = (over: Partial<Known> = {}): Known => ({
  name: '曾小明',
  initials: 'zxm',
  address: '1号院3号楼',
  sex: 'male',
  bornOn: '1980-03-12',
  samePhone: false,
  sameTail: false,
  ...over,
})

describe('how alike two people are', () => {
  test.each<[string, Typed, string[]]>([
    ['the name', { name: ' 曾小明 ' }, ['same-name']],
    ['a name with one wrong character', { name: '曾晓明' }, ['one-character']],
    ['the beginning of a name', { name: '曾' }, ['name-begins']],
    ['initials', { initials: 'zxm' }, ['same-initials']],
    [
      'the wrong characters of the same sound',
      { name: '增晓铭', initials: 'zxm' },
      ['same-initials'],
    ],
    ['an address with a door', { address: '1号院 3号楼 2单元' }, ['same-address']],
    ['the birthday', { bornOn: '1980-03-12' }, ['same-birthday']],
    ['day and month in the wrong order', { bornOn: '1980-12-03' }, ['near-birthday']],
    ['one wrong digit of the year', { bornOn: '1981-03-12' }, ['near-birthday']],
    ['another birthday', { bornOn: '1955-07-01' }, ['other-birthday']],
    ['another sex', { sex: 'female' }, ['other-sex']],
    ['nothing', {}, []],
  ])('%s is its reason', (_, typed, reasons) => {
    expect(alike(typed, known()).reasons).toEqual(reasons)
  })

  test('a name alone stays below a name with anything else, and below a phone', () => {
    const name = alike({ name: '曾小明' }, known()).score
    expect(alike({ name: '曾小明', bornOn: '1980-03-12' }, known()).score).toBeGreaterThan(name)
    expect(alike({}, known({ samePhone: true })).score).toBeGreaterThan(name)
    expect(alike({ name: '曾小明', sex: 'female' }, known()).score).toBeLessThan(name)
  })

  test('a reason more never makes it less, one against never more, and it stays within 0 and 1', () => {
    const typed = fc.record(
      {
        name: fc.constantFrom('曾小明', '曾晓明', '李四', '曾'),
        initials: fc.constantFrom('zxm', 'ls'),
        address: fc.constantFrom('1号院', '2号院'),
        sex: fc.constantFrom('male' as const, 'female' as const),
        bornOn: fc.constantFrom('1980-03-12', '1980-12-03', '1955-07-01'),
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(typed, fc.boolean(), (what, sameTail) => {
        const { score } = alike(what, known({ sameTail }))
        expect(score).toBeGreaterThanOrEqual(0)
        expect(score).toBeLessThan(1)
        expect(alike(what, known({ sameTail, samePhone: true })).score).toBeGreaterThanOrEqual(
          score,
        )
        const { sex: _, ...rest } = what
        expect(alike({ ...rest, sex: 'female' }, known({ sameTail })).score).toBeLessThanOrEqual(
          alike(rest, known({ sameTail })).score,
        )
      }),
    )
  })
})
