import { describe, expect, test } from 'vitest'
import { type ReadLimits, RequestReader } from './request-reader.ts'

const limits: ReadLimits = { headBytesMax: 400, bodyBytesMax: 1_000 }

/** Everything that a reader finds in these pieces: requests as text, faults as numbers. */
function readIn(pieces: readonly (string | Buffer)[], discards = false): (string | number)[] {
  const reader = new RequestReader(limits)
  const found: (string | number)[] = []
  for (const piece of pieces) {
    reader.feed(Buffer.from(piece))
    for (;;) {
      const reading = reader.next()
      if (reading.is === 'more') break
      if (reading.is === 'fault') return [...found, reading.status]
      if (reading.is === 'head' && discards) reader.discard()
      if (reading.is === 'whole')
        found.push(`${reading.head.method} ${reading.head.url} ${reading.body.toString()}`)
    }
  }
  return found
}

const fixed = 'POST /a HTTP/1.1\r\nhost: x\r\ncontent-length: 9\r\n\r\n{"a":"\u00e9"'
const chunked =
  'POST /b HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3;x=1\r\nabc\r\nA\r\n0123456789\r\n0\r\nx: y\r\n\r\n'
const stream = Buffer.from(`${fixed}${chunked}GET /c?d HTTP/1.1\r\nhost: x\r\n\r\n`)

describe('requests', () => {
  const whole = readIn([stream])

  test('are read one after the other, with a length, in chunks and without a body', () => {
    expect(whole).toEqual(['POST /a {"a":"é"', 'POST /b abc0123456789', 'GET /c?d '])
  })

  test('are read alike wherever the stream was cut', () => {
    for (let cut = 1; cut < stream.length; cut += 1)
      expect(readIn([stream.subarray(0, cut), stream.subarray(cut)])).toEqual(whole)
    expect(readIn([...stream].map((byte) => Buffer.from([byte])))).toEqual(whole)
  })

  test('that are not wanted are read to their end and not kept', () => {
    expect(readIn([stream], true)).toEqual(['POST /a ', 'POST /b ', 'GET /c?d '])
  })

  test.each([
    ['a length and chunks', 'host: x\r\ncontent-length: 3\r\ntransfer-encoding: chunked'],
    ['chunks and a length', 'host: x\r\ntransfer-encoding: chunked\r\ncontent-length: 3'],
    ['two lengths', 'host: x\r\ncontent-length: 3\r\ncontent-length: 3'],
    ['a list of lengths', 'host: x\r\ncontent-length: 3, 3'],
    ['a signed length', 'host: x\r\ncontent-length: +3'],
    ['an unknown coding', 'host: x\r\ntransfer-encoding: gzip, chunked'],
    ['a folded line', 'host: x\r\na: b\r\n c'],
    ['a bare line feed', 'host: x\r\na: b\nc: d'],
    ['a blank before the colon', 'host: x\r\ncontent-length : 3'],
    ['a NUL', 'host: x\r\na: \u0000'],
    ['two hosts', 'host: x\r\nhost: y'],
    ['no host', 'a: b'],
  ])('with %s could be read in two ways, so they are refused', (_what, headers) => {
    expect(readIn([`POST /a HTTP/1.1\r\n${headers}\r\n\r\nabc`])).toEqual([400])
  })

  test.each(['GET a HTTP/1.1', 'get /a HTTP/1.1', 'GET /a b HTTP/1.1', 'GET /a HTTP/2.0', 'x'])(
    'that begin with %j are none',
    (line) => expect(readIn([`${line}\r\nhost: x\r\n\r\n`])).toEqual([400]),
  )

  test('end at a size that is no number, and at a chunk that is longer than it said', () => {
    const head = 'POST /b HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n'
    for (const chunks of ['0x3\r\nabc\r\n', '-1\r\n', '\r\n', '3\r\nabcd\r\n'])
      expect(readIn([head + chunks])).toEqual([400])
  })

  test('are told that they are too large before their body has come', () => {
    const post = (header: string) => `POST /a HTTP/1.1\r\nhost: x\r\n${header}\r\n\r\n`
    expect(readIn([post('content-length: 1001')])).toEqual([413])
    expect(readIn([`${post('transfer-encoding: chunked')}3e9\r\n`])).toEqual([413])
    const chunk = `1f4\r\n${'x'.repeat(500)}\r\n`
    expect(readIn([post('transfer-encoding: chunked'), chunk, chunk, '1\r\n'])).toEqual([413])
    expect(readIn([post(`a: ${'x'.repeat(500)}`)])).toEqual([431])
    expect(readIn(['x'.repeat(401)])).toEqual([431])
  })
})
