import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bytesOf, textOf } from './code-bytes.ts'

const encoded = (text: string) => [...new TextEncoder().encode(text)]

test('the bytes of every text are those of UTF-8, and come back as the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
      expect(bytesOf(text)).toEqual(encoded(text))
      expect(textOf(Uint8Array.from(bytesOf(text)))).toBe(text)
    }),
  )
})

test.each([
  '',
  'a',
  '\u007f\u0080\u07ff\u0800\ud7ff\ue000\uffff',
  '\u{10000}\u{10ffff}',
  '疫情防控 14 💊',
])('%j has the bytes of UTF-8 at the edges of its lengths', (text) => {
  expect(bytesOf(text)).toEqual(encoded(text))
})

test.each(['\ud800', 'a\udc00b', '\ud800\ud800'])('%j has none', (text) => {
  expect(() => bytesOf(text)).toThrow(URIError)
})
