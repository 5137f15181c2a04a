import { type SnapshotDifference, sourceStates } from '@bihuan/contract/chains.ts'
import type { Static } from 'typebox'
import type { SourceState } from './draw-sources.ts'
import type { Picture } from './picture-of.ts'

type Difference = Pick<Static<typeof SnapshotDifference>, 'added' | 'gone' | 'changed'>
type Source = { from: number | null; state: SourceState }

/** By number of case: the source that is drawn, the decided one before any other and the surer before the less sure. */
function sourcesOf({ cases, links }: Picture): Map<number, Source> {
  const rank = (n: number) => (links.state[n] === 1 ? 1_000 : 0) + (links.certainty[n] ?? 0)
  const best = new Map<number, number>()
  links.to.forEach((to, n) => {
    const before = best.get(to)
    if (before === undefined || rank(n) > rank(before)) best.set(to, n)
  })
  return new Map(
    cases.number.map((number, n) => {
      const link = best.get(n)
      const from = link === undefined ? null : (cases.number[links.from[link] ?? -1] ?? null)
      return [number, { from, state: sourceStates[cases.source[n] ?? -1] ?? 'open' }]
    }),
  )
}

/** Cases that came, that went, and whose source or its state is another one. */
export function differenceOf(before: Picture, after: Picture): Difference {
  const [then, now] = [sourcesOf(before), sourcesOf(after)]
  return {
    added: [...now.keys()].filter((number) => !then.has(number)),
    gone: [...then.keys()].filter((number) => !now.has(number)),
    changed: [...now].flatMap(([number, { from, state }]) => {
      const was = then.get(number)
      if (!was || (was.from === from && was.state === state)) return []
      return [{ number, before: was.from, after: from, stateBefore: was.state, stateAfter: state }]
    }),
  }
}
