import type { sourceStates } from '@bihuan/contract/chains.ts'
import type { Sources } from '@bihuan/core/chains/attribute.ts'
import {
  type DrawnSource,
  drawnSource,
  type KnownSource,
  withoutComputedCircles,
} from '@bihuan/core/chains/drawn.ts'
import type { GroundedCandidate } from './grounds.ts'
import type { ChainRow, LinkRow } from './store.ts'

export type SourceState = (typeof sourceStates)[number]
/** The source of each case as it is drawn, in the order of the rows. */
export type DrawnCase = {
  state: SourceState
  drawn: DrawnSource | null
  /** The most that any candidate has; 0 without one. */
  best: number
}

/** What is known of the source of every case: decided before named, named before computed. */
export function drawSources(
  rows: readonly ChainRow[],
  links: readonly LinkRow[],
  candidates: readonly GroundedCandidate[],
  { candidates: judged }: Sources,
): DrawnCase[] {
  const sources: KnownSource[][] = rows.map(() => [])
  candidates.forEach(({ infectee, infector, grounds }, n) => {
    const state = grounds.has('decided') ? 'decided' : grounds.has('named') ? 'named' : 'candidate'
    sources[infectee]?.push({ infector, state, posterior: judged[n]?.posterior ?? 0 })
  })
  const elsewhere = decidedElsewhere(links)
  const drawn = withoutComputedCircles(
    rows.map(({ id }, line) => (elsewhere.has(id) ? null : drawnSource(sources[line] ?? []))),
  )
  return rows.map(({ id }, line) => {
    const one = drawn[line] ?? null
    return {
      state: elsewhere.get(id) ?? one?.state ?? 'open',
      drawn: one,
      best: (sources[line] ?? []).reduce((most, { posterior }) => Math.max(most, posterior), 0),
    }
  })
}

/** Cases of which somebody decided that no case infected them. */
function decidedElsewhere(links: readonly LinkRow[]): Map<string, SourceState> {
  return new Map(
    links
      .filter(({ state, source }) => state === 'decided' && source !== 'case')
      .map(({ infectee, source }) => [infectee, source === 'outside' ? 'imported' : 'lost']),
  )
}
