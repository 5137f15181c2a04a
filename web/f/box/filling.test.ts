import { labelCode } from '@bihuan/core/labels/label.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { boxMax, emptyBox, type Filling, hear, type TubesKnown } from './filling.ts'

const tube = (n: number) => labelCode('tube', 4_101_000_000_000 + n)
const box = (n: number) => labelCode('box', 41_010_000_000 + n)
const known: TubesKnown = {
  state: (code) =>
    code === tube(90)
      ? 'open'
      : code === tube(91)
        ? 'gone'
        : code > tube(50)
          ? 'elsewhere'
          : 'sealed',
  boxOf: (code) => (code === tube(7) ? box(9) : null),
  isBoxUsed: (code) => code === box(9),
}
const play = (texts: readonly string[], from: Filling = emptyBox) =>
  texts.reduce<{ filling: Filling; heard: string[] }>(
    ({ filling, heard }, text) => {
      const [next, word] = hear(filling, text, known)
      return { filling: next, heard: [...heard, word.kind] }
    },
    { filling: from, heard: [] },
  )

describe('a box that is being packed', () => {
  test('wants its own label first, then takes tubes of this phone and of others', () => {
    const { filling, heard } = play([tube(1), box(1), tube(1), tube(60)])
    expect(heard).toEqual(['need-box', 'box', 'in', 'in'])
    expect(filling).toEqual({ box: box(1), tubes: [tube(1), tube(60)] })
    expect(hear(filling, tube(61), known)[1]).toMatchObject({ kind: 'in', isElsewhere: true })
  })

  test('refuses an open tube, a withdrawn one, one that is in a box, and a label that was used', () => {
    const { filling, heard } = play([box(9), box(1), tube(90), tube(91), tube(7), tube(2), box(2)])
    expect(heard).toEqual(['box-used', 'box', 'open', 'gone', 'boxed', 'in', 'other-box'])
    expect(filling.tubes).toEqual([tube(2)])
  })

  test('tells a misread label from something else', () => {
    const wrong = box(1).slice(0, -1) + (box(1).endsWith('7') ? '8' : '7')
    expect(play([wrong, 'R1ABC', '', box(1).toLowerCase()]).heard).toEqual([
      'misread',
      'not-ours',
      'not-ours',
      'box',
    ])
  })

  test('holds each tube once and no more than may be sealed at once, whatever is scanned', () => {
    const scanned = fc.array(fc.integer({ min: 0, max: 500 }), { maxLength: 900 })
    fc.assert(
      fc.property(scanned, (numbers) => {
        const { filling } = play(numbers.map(tube), { box: box(1), tubes: [] })
        expect(new Set(filling.tubes).size).toBe(filling.tubes.length)
        expect(filling.tubes.length).toBeLessThanOrEqual(boxMax)
        const fit = [...new Set(numbers)].filter((n) => n !== 7 && n !== 90 && n !== 91)
        expect(filling.tubes).toEqual(fit.slice(0, boxMax).map(tube))
      }),
      { numRuns: 40 },
    )
  })
})
