import { describe, expect, test } from 'vitest'
import { readLine, readLines } from './parse-lines.ts'

describe('a pasted list of contacts', () => {
  test('has a name, a phone and a relation in any order', () => {
    const read = { called: { name: '王五', phone: '13800000000' }, relation: 'workmate' }
    expect(readLine('王五 13800000000 同事')).toEqual(read)
    expect(readLine('同事，13800000000，王五')).toEqual(read)
    expect(readLine('王五\t同餐\t红衣服 短发')).toEqual({
      called: { name: '王五', words: '红衣服 短发' },
      relation: 'fellow-diner',
    })
  })

  test('knows a person of the register by their number, and leaves empty lines', () => {
    expect(readLines('410100000000001 同住\n\n  \n老李')).toEqual([
      { person: '410100000000001', relation: 'household' },
      { called: { name: '老李' }, relation: 'other' },
    ])
  })
})
