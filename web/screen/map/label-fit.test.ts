import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { labelFit, labelSizes } from './label-fit.ts'

const sizes = labelSizes(10_000, 8_000)
const words = { name: '管城区', share: '43.2%', note: '已采 80.1%' }
const fit = (wide: number, high: number) => labelFit({ x: 0, y: 0, wide, high }, words, sizes)

describe('the label of a shape', () => {
  test('stands in it whole, or without its last line, or beside the map', () => {
    expect(fit(2_000, 2_000)).toBe('whole')
    expect(fit(2_000, 600)).toBe('short')
    expect(fit(2_000, 500)).toBe('none')
    expect(fit(500, 2_000)).toBe('none')
  })

  test('needs more room in English, where words are longer', () => {
    const english = { ...words, name: 'Zhengdong New Area' }
    expect(labelFit({ x: 0, y: 0, wide: 1_500, high: 2_000 }, english, sizes)).toBe('none')
  })

  test('never says less in more room', () => {
    const order = ['none', 'short', 'whole']
    const room = fc.nat(3_000)
    fc.assert(
      fc.property(
        room,
        room,
        fc.nat(300),
        fc.nat(300),
        (wide, high, wider, higher) =>
          order.indexOf(fit(wide + wider, high + higher)) >= order.indexOf(fit(wide, high)),
      ),
    )
  })
})
