import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { distinctLinks, endsFrom, figuresOf, type Link, shapeOf } from './graph.ts'
import { linksById } from './links-by-id.ts'
import { reach } from './search.ts'

const someLinks = fc.integer({ min: 1, max: 30 }).chain((count) =>
  fc.record({
    count: fc.constant(count),
    links: fc.array(
      fc.record({ from: fc.nat({ max: count - 1 }), to: fc.nat({ max: count - 1 }) }),
      { maxLength: 40 },
    ),
  }),
)
const shape = (count: number, links: readonly Link[]) => shapeOf(count, distinctLinks(count, links))

/** Union-find, which shares nothing with the walk of the product. */
function unionOf(count: number, links: readonly Link[]): number[] {
  const parent = Array.from({ length: count }, (_, n) => n)
  const top = (n: number): number => (parent[n] === n ? n : top(parent[n] ?? n))
  for (const { from, to } of links) parent[top(from)] = top(to)
  return parent.map((_, n) => top(n))
}

/** Fewest steps by relaxing every link over and over. */
function stepsOf(count: number, links: readonly Link[], roots: readonly number[]): number[] {
  const steps: number[] = Array.from({ length: count }, (_, n) => (roots.includes(n) ? 0 : 1e9))
  for (let round = 0; round < count; round += 1)
    for (const { from, to } of links) steps[to] = Math.min(steps[to] ?? 0, (steps[from] ?? 0) + 1)
  return steps
}

describe('chains of cases and links', () => {
  test('have the components of a union of sets', () => {
    fc.assert(
      fc.property(someLinks, ({ count, links }) => {
        const { component, sizes } = shape(count, links)
        const sets = unionOf(count, links)
        for (let a = 0; a < count; a += 1)
          for (let b = 0; b < count; b += 1)
            expect(component[a] === component[b]).toBe(sets[a] === sets[b])
        expect(sizes.reduce((sum, one) => sum + one, 0)).toBe(count)
        expect([...sizes]).toEqual([...sizes].sort((a, b) => b - a))
      }),
    )
  })

  test('count generations by the fewest steps from whoever has no source', () => {
    fc.assert(
      fc.property(someLinks, ({ count, links }) => {
        const { generation, inDegree } = shape(count, links)
        const roots = Array.from({ length: count }, (_, n) => n).filter((n) => inDegree[n] === 0)
        stepsOf(count, links, roots).forEach((steps, n) => {
          if (steps < 1e9) expect(generation[n]).toBe(steps)
          else expect(generation[n]).toBeGreaterThanOrEqual(0)
        })
      }),
    )
  })

  test('find a case in a circle exactly where it reaches itself', () => {
    fc.assert(
      fc.property(someLinks, ({ count, links }) => {
        const { inCircle, forward } = shape(count, links)
        for (let line = 0; line < count; line += 1) {
          const reachesItself = [...endsFrom(forward, line)].some((end) =>
            reach({ forward, backward: forward }, end, 'forward', count).some(
              (one) => one.line === line,
            ),
          )
          expect(inCircle[line] === 1).toBe(reachesItself)
        }
      }),
    )
  })

  test('count a link once however often it was named, and none of a case with itself', () => {
    const links = linksById(
      ['a', 'b'],
      [
        { from: 'a', to: 'b' },
        { from: 'a', to: 'b' },
        { from: 'b', to: 'b' },
      ],
    )
    expect(links).toMatchObject({ repeated: 1, withItself: 1, unlisted: [] })
    expect(figuresOf(shapeOf(2, links.links), links.links.length)).toEqual({
      cases: 2,
      links: 1,
      components: 1,
      largest: 2,
      isolated: 0,
      maxOutDegree: 1,
      generations: 1,
    })
  })

  test('keep a source that the list of cases lacks', () => {
    const { ids, unlisted, links } = linksById(['a', 'b'], [{ from: 'x', to: 'a' }])
    expect({ ids, unlisted, links }).toEqual({
      ids: ['a', 'b', 'x'],
      unlisted: ['x'],
      links: [{ from: 2, to: 0 }],
    })
  })
})

describe('a search along chains', () => {
  const links = [
    { from: 0, to: 1 },
    { from: 0, to: 2 },
    { from: 2, to: 3 },
  ]
  const lines = (direction: 'forward' | 'backward' | 'both', start: number, steps: number) =>
    reach(shapeOf(4, links), start, direction, steps)
      .map(({ line }) => line)
      .sort()
  test('finds those of the same source only backward and forward', () => {
    expect(lines('forward', 1, 2)).toEqual([1])
    expect(lines('backward', 3, 2)).toEqual([0, 2, 3])
    expect(lines('both', 1, 2)).toEqual([0, 1, 2])
    expect(lines('both', 1, 3)).toEqual([0, 1, 2, 3])
  })
})
