import { expect, test } from 'vitest'
import type { Answer } from './load.ts'
import { answerReader, WireFault } from './read-answers.ts'

const plain =
  'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 11\r\n\r\n{"ok":true}'
const inChunks =
  'HTTP/1.1 503 Service Unavailable\r\nTransfer-Encoding: chunked\r\nRetry-After: 2\r\n\r\n5\r\n{"ok"\r\n6;x=y\r\n:false\r\n1\r\n}\r\n0\r\n\r\n'
const withTrailer =
  'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\nX-End: yes\r\n\r\n'
const unchanged = 'HTTP/1.1 304 Not Modified\r\nETag: "a"\r\n\r\n'
const early = 'HTTP/1.1 100 Continue\r\n\r\n'
const all = plain + early + inChunks + unchanged + withTrailer + plain

function read(pieces: readonly Buffer[]): string[] {
  const answers: Answer[] = []
  const take = answerReader((answer) => answers.push(answer))
  for (const piece of pieces) take(piece)
  return answers.map(({ status, body }) => `${status} ${body.toString('utf8')}`)
}

const expected = ['200 {"ok":true}', '503 {"ok":false}', '304 ', '200 hi', '200 {"ok":true}']

test('reads answers wherever the network cuts them, whole or byte by byte', () => {
  const bytes = Buffer.from(all)
  expect(read([bytes])).toEqual(expected)
  for (let cut = 1; cut < bytes.length; cut += 1)
    expect(read([bytes.subarray(0, cut), bytes.subarray(cut)])).toEqual(expected)
  expect(read(Array.from(bytes, (byte) => Buffer.from([byte])))).toEqual(expected)
})

test('keeps the heads by lower-case names', () => {
  const answers: Answer[] = []
  answerReader((answer) => answers.push(answer))(Buffer.from(inChunks))
  expect(answers[0]?.headers.get('retry-after')).toBe('2')
})

test('a body of several bytes a letter is measured in bytes', () => {
  const body = '{"title":"已用于另一内容"}'
  const head = `HTTP/1.1 422 X\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n`
  const bytes = Buffer.from(head + body + plain)
  expect(read([bytes.subarray(0, 50), bytes.subarray(50)])).toEqual([`422 ${body}`, expected[0]])
})

test.each([
  ['what is no answer', 'SSH-2.0-x\r\n\r\n'],
  ['an answer without a length', 'HTTP/1.1 200 OK\r\n\r\nbody'],
  ['a chunk without a size', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n'],
  ['a head without an end', `HTTP/1.1 200 OK\r\nX: ${'x'.repeat(70_000)}`],
])('refuses %s', (_what, text) => {
  expect(() => read([Buffer.from(text)])).toThrow(WireFault)
})
