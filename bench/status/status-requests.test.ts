import { expect, test } from 'vitest'
import { faultOf } from './status-requests.ts'

const answer = (status: number, body: object) => ({
  status,
  body: Buffer.from(JSON.stringify(body)),
  headers: new Map<string, string>(),
})

test('an answer counts that is of who asked and says what their orders say', () => {
  const own = { person: '410100000000007', class: 'stay' }
  expect(faultOf(answer(200, own), '410100000000007', 'stay')).toBeNull()
  expect(faultOf(answer(200, own), '410100000000007', 'clear')).toBe('stay instead of clear')
  expect(faultOf(answer(200, own), '410100000000008', 'stay')).toBe('an answer of somebody else')
  expect(faultOf(answer(503, {}), '410100000000007', 'stay')).toBe('503 {}')
})
