import { expect, test } from 'vitest'
import { returnAddress } from './return-address.ts'

test('one who was sent here to sign in is led back to the wall', () => {
  expect(returnAddress('?return=/screen/')).toBe('/screen/')
})

test('nobody is led out of the house', () => {
  for (const wanted of [
    '',
    '//evil.example',
    '/screen//evil',
    'https://evil.example',
    '/\\evil',
    '/desk/',
    '/screen/?x=//y',
    'javascript:alert(1)',
  ]) {
    const led = returnAddress(`?return=${encodeURIComponent(wanted)}`)
    expect([
      wanted,
      led === null || new URL(led, 'https://here.example').origin === 'https://here.example',
    ]).toEqual([wanted, true])
  }
  expect(returnAddress('?return=//screen/')).toBeNull()
  expect(returnAddress('')).toBeNull()
})
