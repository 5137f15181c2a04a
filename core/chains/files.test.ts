import { describe, expect, test } from 'vitest'
import type { Drawing } from './drawing.ts'
import { dotOf } from './to-dot.ts'
import { svgOf } from './to-svg.ts'

const drawing: Drawing = {
  labels: ['C-0001', 'C-0002', 'C-0003'],
  x: [0, 3, 5],
  y: [0, 0, 2],
  colour: [0, 1, -1],
  colourNames: ['a', 'b'],
  unknown: [true, false, true],
  links: [{ from: 0, to: 1, isDecided: false, certainty: 0.5, isImpossible: true }],
  lanes: [{ name: '来源不明 <3', from: 2, until: 3 }],
  title: 'Chains & more',
}

describe('the picture as a file', () => {
  test('of SVG has every case and link, marks the unknown, and escapes what it is given', () => {
    const svg = svgOf(drawing)
    expect(svg.match(/<circle/g)).toHaveLength(1)
    expect(svg.match(/l5 5l-5 5l-5-5z/g)).toHaveLength(2)
    expect(svg).toContain('stroke="#c00000" stroke-width="1.3" stroke-dasharray="4 3"')
    expect(svg).toContain('来源不明 &lt;3')
    expect(svg).toContain('<title>Chains &amp; more</title>')
    expect(
      svgOf({
        ...drawing,
        links: [{ from: 0, to: 1, isDecided: true, certainty: 1, isImpossible: false }],
      }),
    ).not.toContain('dasharray')
  })

  test('of DOT names each case and says how certain a link is', () => {
    const dot = dotOf(drawing)
    expect(dot).toContain('"C-0001" -> "C-0002" [style=dashed label="50%" color=red]')
    expect(dot).toContain('"C-0003" [pos="120,-28!" fillcolor="#555555" shape=diamond]')
  })
})
