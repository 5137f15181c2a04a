import { encodePersonCode, formatPersonCode } from '@bihuan/core/person-code/person-code.ts'
import { expect, test } from 'vitest'
import { whoOf } from './who-words.ts'

const claims = {
  key: 1,
  person: '410100000000007',
  form: 'paper' as const,
  documentSeen: true,
  expiresAt: 60_000_000,
  name: '张三',
}
const code = formatPersonCode(Uint8Array.from([...encodePersonCode(claims), ...new Uint8Array(64)]))

test('a line says who it is by a scanned code, six last characters or a whole number', () => {
  expect(whoOf(` ${code.toLowerCase()} `)).toEqual({
    kind: 'code',
    person: claims.person,
    name: claims.name,
  })
  expect(whoOf('08 123x')).toEqual({ kind: 'tail', tail: '08123X' })
  expect(whoOf('41019918990101001X')).toEqual({ kind: 'number', number: '41019918990101001X' })
  expect(whoOf('  ')).toEqual({ kind: 'nothing' })
})

test('half a code and half a number are told as such', () => {
  expect(whoOf(code.slice(0, 40))).toEqual({ kind: 'fault', because: 'code' })
  expect(whoOf('12345')).toEqual({ kind: 'fault', because: 'short' })
})
