import { expect, test } from 'vitest'
import { faultOf } from './read-requests.ts'

const person = '410100000000007'
const answer = (status: number, body: string) => ({
  status,
  body: Buffer.from(body),
  headers: new Map<string, string>(),
})
const own = `{"person":"${person}","newest":{"answer":"negative"}}`

test('an answer counts that is of who was asked for, with a result in it', () => {
  expect(faultOf(answer(200, own), person, false)).toBeNull()
  expect(faultOf(answer(200, own), '410100000000008', false)).toBe('an answer of somebody else')
  const none = `{"person":"${person}","newest":null}`
  expect(faultOf(answer(200, none), person, false)).toBe('no result')
  expect(faultOf(answer(503, 'later'), person, false)).toBe('503 later')
})

test('who has an answer already must be told so, without a body', () => {
  expect(faultOf(answer(304, ''), person, true)).toBeNull()
  expect(faultOf(answer(200, own), person, true)).toBe('200 for a known answer')
})
