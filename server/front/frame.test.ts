import { describe, expect, test } from 'vitest'
import { type Frame, frameKind, frameOf, frameReader } from './frame.ts'

const body = Buffer.from('{"name":"欧阳无名","bytes":"\u0000\n"}')
const stream = Buffer.concat([
  frameOf(frameKind.request, 7, 3, '127.0.0.1\n/api/v1/uploads\nx-purpose\né', body),
  frameOf(frameKind.ping, 0, 0),
  frameOf(frameKind.answer, 0xffff_fff0, 409, 'a: b\r\n', '{"code":"没有"}'),
])

function readIn(pieces: readonly Buffer[]): Frame[] {
  const frames: Frame[] = []
  const read = frameReader(1_000_000, (frame) => frames.push(frame))
  for (const piece of pieces) read(piece)
  return frames
}
const shown = (frames: readonly Frame[]) =>
  frames.map(({ body: bytes, ...rest }) => ({ ...rest, body: bytes.toString() }))

describe('frames', () => {
  const whole = shown(readIn([stream]))

  test('come out as they went in', () => {
    expect(whole).toEqual([
      {
        kind: 1,
        id: 7,
        code: 3,
        head: '127.0.0.1\n/api/v1/uploads\nx-purpose\né',
        body: body.toString(),
      },
      { kind: 3, id: 0, code: 0, head: '', body: '' },
      { kind: 2, id: 0xffff_fff0, code: 409, head: 'a: b\r\n', body: '{"code":"没有"}' },
    ])
  })

  test('come out alike wherever the stream was cut', () => {
    for (let cut = 1; cut < stream.length; cut += 1)
      expect(shown(readIn([stream.subarray(0, cut), stream.subarray(cut)]))).toEqual(whole)
    expect(shown(readIn([...stream].map((byte) => Buffer.from([byte]))))).toEqual(whole)
  })

  test('longer than allowed end the connection', () => {
    const read = frameReader(64, () => {})
    expect(() => read(frameOf(frameKind.request, 1, 0, '', Buffer.alloc(100)))).toThrow(RangeError)
    expect(() => frameOf(frameKind.request, 1, 0, 'x'.repeat(70_000))).toThrow(RangeError)
  })
})
