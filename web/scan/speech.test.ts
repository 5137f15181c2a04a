import { describe, expect, test } from 'vitest'
import { surnameOf } from './speech.ts'

describe('the surname that is said aloud', () => {
  test('is the first character of a Chinese name, or the first two of a double surname', () => {
    expect(surnameOf('张三')).toBe('张')
    expect(surnameOf('欧阳小梅')).toBe('欧阳')
    expect(surnameOf('阿依古丽·买买提')).toBe('阿')
  })
  test('is the last word of a name in letters', () => {
    expect(surnameOf('Anna Maria Smith')).toBe('Smith')
    expect(surnameOf(' Smith ')).toBe('Smith')
    expect(surnameOf('')).toBe('')
  })
})
