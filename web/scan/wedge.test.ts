import { labelCode } from '@bihuan/core/labels/label.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { emptyWedge, type Stroke, takeStroke, type Wedge, type WedgeStep } from './wedge.ts'

const codeOf = (letter: string) =>
  letter === '-'
    ? 'Minus'
    : letter === '.'
      ? 'Period'
      : /\d/.test(letter)
        ? `Digit${letter}`
        : `Key${letter.toUpperCase()}`

/** Keys `gapMs` apart, ended by Enter. */
const strokes = (text: string, gapMs: number, from = 0, end = 'Enter'): Stroke[] =>
  [...[...text].map(codeOf), end].map((code, n) => ({ code, at: from + n * gapMs }))

function play(all: readonly Stroke[], wedge: Wedge = emptyWedge) {
  const steps: WedgeStep[] = []
  let now = wedge
  for (const stroke of all) {
    const step = takeStroke(now, stroke)
    steps.push(step)
    now = step.wedge
  }
  const scans = steps.flatMap((step) => (step.kind === 'scan' ? [[step.text, step.by]] : []))
  return { steps, scans, wedge: now }
}

const tube = fc
  .integer({ min: 0, max: 999_999_999 })
  .map((n) => labelCode('tube', 4_101_000_000_000 + n))

describe('a gun', () => {
  test('gives every code as it is printed, however many follow each other', () => {
    fc.assert(
      fc.property(
        fc.array(tube, { maxLength: 20 }),
        fc.integer({ min: 0, max: 50 }),
        (tubes, gap) => {
          // A code of 14 keys at the slowest pace takes 700 ms.
          const all = tubes.flatMap((code, n) => strokes(code, gap, n * 1_300))
          expect(play(all).scans).toEqual(tubes.map((code) => [code, 'gun']))
        },
      ),
    )
  })

  test('may end a code with Tab, and may use the number pad', () => {
    const all = strokes('4101000000017', 5, 0, 'Tab')
    expect(play(all).scans).toEqual([['4101000000017', 'gun']])
    const pad = all.map(({ code, at }) => ({ code: code.replace('Digit', 'Numpad'), at }))
    expect(play(pad).scans).toEqual([['4101000000017', 'gun']])
  })

  test('is one code although it stalls once for up to 300 ms, but not two beginnings half a second apart', () => {
    const stalled = (at: number, ms: number) =>
      strokes('41010000000179', 5).map((stroke, n) => ({
        ...stroke,
        at: stroke.at + (n >= at ? ms : 0),
      }))
    for (const at of [2, 6, 13])
      expect(play(stalled(at, 290)).scans).toEqual([['41010000000179', 'gun']])
    expect(play(stalled(7, 500)).scans).toEqual([['0000179', 'gun']])
  })

  test('is one code of ours however often and long a slow phone stands still in it', () => {
    const stalls = fc.array(fc.tuple(fc.nat(14), fc.integer({ min: 51, max: 2_000 })), {
      maxLength: 5,
    })
    const code = fc.oneof(
      tube,
      fc.constant(`R1${'0V7'.repeat(46)}`),
      fc.constant(`P1${'0V7'.repeat(60)}.${'1'.repeat(29)}`),
    )
    fc.assert(
      fc.property(code, stalls, fc.integer({ min: 0, max: 30 }), (text, pauses, gap) => {
        const all = strokes(text, gap).map((stroke, n) => ({
          ...stroke,
          at: pauses.reduce((at, [before, ms]) => at + (n >= before ? ms : 0), stroke.at),
        }))
        expect(play(all).scans).toEqual([[text, 'gun']])
      }),
    )
  })

  test('whose Enter was lost gives no code: two in one burst are neither', () => {
    const [one, two] = [labelCode('tube', 4_101_000_000_017), labelCode('tube', 4_101_000_000_018)]
    expect(play(strokes(one + two, 5)).scans).toEqual([[one + two, 'gun']])
  })

  test('wins over what somebody had begun to type', () => {
    const all = [...strokes('77', 200).slice(0, 2), ...strokes('B41010000017K', 8, 3_000)]
    expect(play(all).scans).toEqual([['B41010000017K', 'gun']])
  })
})

describe('a hand', () => {
  test('that types a whole label at its own pace is a hand, and Tab still moves on', () => {
    const code = labelCode('tube', 4_101_000_000_017)
    expect(play(strokes(code, 80)).scans).toEqual([[code, 'hand']])
    expect(play(strokes(code, 80, 0, 'Tab')).scans).toEqual([])
  })

  test('ends a code by Enter, at its own pace, and takes a letter back', () => {
    expect(play(strokes('p4101', 180)).scans).toEqual([['P4101', 'hand']])
    const taken = [
      { code: 'Digit4', at: 0 },
      { code: 'Digit9', at: 200 },
      { code: 'Backspace', at: 400 },
      { code: 'Digit1', at: 600 },
      { code: 'Enter', at: 800 },
    ]
    expect(play(taken).scans).toEqual([['41', 'hand']])
  })

  test('moves on with Tab without ending a code', () => {
    expect(play(strokes('410100000', 200, 0, 'Tab')).scans).toEqual([])
  })

  test('that left a code half typed has it forgotten after half a minute', () => {
    const all = [{ code: 'Digit7', at: 0 }, ...strokes('4101', 100, 40_000)]
    expect(play(all).scans).toEqual([['4101', 'hand']])
  })
})

describe('the page', () => {
  test('keeps chords, function keys, and Enter where no code was begun', () => {
    for (const code of ['Enter', 'F2', 'Escape', 'ArrowDown', 'Backspace'])
      expect(takeStroke(emptyWedge, { code, at: 0 }).kind).toBe('passed')
    expect(takeStroke(emptyWedge, { code: 'KeyC', at: 0, isChord: true }).kind).toBe('passed')
  })
})
