import { describe, expect, test } from 'vitest'
import type { ChainPicture } from './questions.ts'
import { placesIn, readingOrder, type Step, shapeOfPicture, stepFrom } from './walk.ts'

const picture = {
  cases: { number: [11, 12, 13, 14], x: [0, 3, 5, 1], y: [0, 0, 1, 2] },
  links: { from: [0, 0, 0], to: [2, 1, 1] },
} as unknown as ChainPicture

describe('keys of the picture', () => {
  const shape = shapeOfPicture(picture)
  const order = readingOrder(picture)
  const places = placesIn(order)
  const from = (line: number, step: Step) => stepFrom(line, step, shape, order, places)
  test('lead to the source, to who was infected, and through the rows, and stay where nothing is', () => {
    expect(from(2, 'source')).toBe(0)
    expect(from(0, 'infected')).toBe(1)
    expect([...order]).toEqual([0, 1, 2, 3])
    expect(from(1, 'down')).toBe(2)
    expect(from(0, 'up')).toBe(0)
    expect(from(3, 'source')).toBe(3)
  })
})
