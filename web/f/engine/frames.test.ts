import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromBase64Url } from './base64-url.ts'
import { framesOf, joinFrames, readFrame } from './frames.ts'

const bytes = fc.uint8Array({ minLength: 1, maxLength: 4_000 }).map((list) => Uint8Array.from(list))

async function collect(texts: string[]) {
  const parts: Record<number, string> = {}
  let series = ''
  for (const text of texts) {
    const frame = readFrame(text)
    if (!frame) throw new Error('not a frame')
    parts[frame.index] = frame.part
    series = frame.series
  }
  return joinFrames(series, parts)
}

test('work goes from phone to phone by QR codes in any order, and is the same byte for byte', async () => {
  await fc.assert(
    fc.asyncProperty(bytes, fc.integer({ min: 1, max: 999_999 }), async (sealed, device) => {
      const frames = await framesOf(String(device), sealed)
      for (const frame of frames) expect(frame).toMatch(/^X1[0-9A-Z]{1,898}$/)
      const joined = await collect(frames.toReversed())
      expect(fromBase64Url(joined ?? '')).toEqual(sealed)
      expect(readFrame(frames[0] ?? '')?.device).toBe(String(device))
    }),
    { numRuns: 60 },
  )
})

test('a missing or changed code gives nothing', async () => {
  const sealed = Uint8Array.from({ length: 2_000 }, (_, n) => n % 251)
  const frames = await framesOf('101', sealed)
  expect(frames.length).toBeGreaterThan(2)
  expect(await collect(frames.slice(1))).toBe(null)
  const [first = '', ...rest] = frames
  const changed = first.slice(0, 100) + (first[100] === 'A' ? 'B' : 'A') + first.slice(101)
  expect(await collect([changed, ...rest])).toBe(null)
  for (const text of ['', 'X1', 'R1ABC', first.toLowerCase(), `${first}é`])
    expect(readFrame(text)).toBe(null)
})
