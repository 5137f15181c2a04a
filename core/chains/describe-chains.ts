import { type Figures, figuresOf, shapeOf } from './graph.ts'
import { type LinksById, linksById, type NamedPair } from './links-by-id.ts'

export type ChainsDescribed = {
  readonly figures: Figures
  /** Of every id, those that only links name included. */
  readonly outDegree: ReadonlyMap<string, number>
  readonly component: ReadonlyMap<string, number>
  readonly generation: ReadonlyMap<string, number>
  /** Cases from which links lead back to themselves. */
  readonly inCircle: readonly string[]
} & Pick<LinksById, 'unlisted' | 'repeated' | 'withItself'>

/**
 * The figures of a list of cases and of its links. `cases` counts the list; who is only named by a link is in the chains (components, degrees and
 * generations) all the same. Ids of the list must be different.
 */
export function describeChains(
  ids: readonly string[],
  pairs: readonly NamedPair[],
): ChainsDescribed {
  const { ids: all, links, unlisted, repeated, withItself } = linksById(ids, pairs)
  const shape = shapeOf(all.length, links)
  const byId = (column: ArrayLike<number>) => new Map(all.map((id, n) => [id, column[n] ?? 0]))
  return {
    figures: { ...figuresOf(shape, links.length), cases: ids.length },
    outDegree: byId(shape.outDegree),
    component: byId(shape.component),
    generation: byId(shape.generation),
    inCircle: all.filter((_, n) => shape.inCircle[n] === 1),
    unlisted,
    repeated,
    withItself,
  }
}
