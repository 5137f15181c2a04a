import { expect, test } from 'vitest'
import { sealedParts } from './sealed-file.ts'

const sealed = 'A'.repeat(60)
const file = (parts: unknown) => JSON.stringify({ v: 1, parts })

test('a file of another phone is read into its parts, none left out', () => {
  expect(
    sealedParts(
      file([
        { device: '500001', round: '2022018', sealed },
        { device: '7', sealed },
      ]),
    ),
  ).toEqual([
    { device: '500001', sealed },
    { device: '7', sealed },
  ])
})

test('any other file is refused whole', () => {
  for (const text of [
    '',
    'not json',
    'null',
    '[]',
    '{"v":2}',
    file([]),
    file([{ device: '0', sealed }]),
    file([{ device: '1', sealed: 'short' }]),
    file([{ device: '1', sealed }, { device: '2' }]),
  ])
    expect([text, sealedParts(text)]).toEqual([text, null])
})
