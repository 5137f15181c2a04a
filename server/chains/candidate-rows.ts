import type { SourceCandidate } from '@bihuan/contract/chains.ts'
import type { Sources } from '@bihuan/core/chains/attribute.ts'
import type { Static } from 'typebox'
import type { GroundedCandidate, Venue } from './grounds.ts'
import { linkFaults } from './link-faults.ts'
import type { ChainModel } from './model-of.ts'
import type { ChainRow, LinkRow } from './store.ts'

type Row = Static<typeof SourceCandidate>
type Given = {
  line: number
  rows: readonly ChainRow[]
  links: readonly LinkRow[]
  candidates: readonly GroundedCandidate[]
  judged: Sources
  venues: ReadonlyMap<string, Venue>
  model: ChainModel
}
const neutral = { interval: 0, contact: 1, place: 1, sameHome: 1, free: 1, offspring: 1 }
// Beyond these nobody reads on; those that a person named, decided or rejected are all there.
const shownMost = 30

/** The possible sources of one case, the likeliest first, with those outside and unseen; rejected ones are last and have no posterior. */
export function candidateRows(given: Given): Row[] {
  const { line, rows, links, candidates, judged, venues, model } = given
  const own = rows[line]
  const computed = candidates.flatMap((one, n): Row[] => {
    const source = rows[one.infector]
    const found = judged.candidates[n]
    if (one.infectee !== line || !source || !found || !own) return []
    const venue = one.venue === null ? undefined : venues.get(one.venue)
    return [
      {
        source: 'case',
        number: source.number,
        posterior: found.posterior,
        days: found.days,
        parts: found.parts,
        grounds: [...one.grounds],
        where: venue?.isPublic === true ? venue.name : null,
        faults: linkFaults(own, source, model.limits),
        state: one.grounds.has('decided') ? 'decided' : one.grounds.has('named') ? 'named' : null,
      },
    ]
  })
  computed.sort((a, b) => b.posterior - a.posterior || (a.number ?? 0) - (b.number ?? 0))
  const shown = computed.filter(({ state }, n) => n < shownMost || state !== null)
  const typical = model.model.interval.typical
  const nobody = (source: 'outside' | 'unseen', posterior: number): Row => ({
    ...empty,
    source,
    number: null,
    posterior,
    parts: { ...neutral, interval: typical },
    state: null,
  })
  const rest = [
    nobody('outside', judged.outside[line] ?? 0),
    nobody('unseen', judged.unseen[line] ?? 0),
  ]
  return [
    ...[...shown, ...rest].sort((a, b) => b.posterior - a.posterior),
    ...rejectedOf(own, rows, links),
  ]
}

const empty = { days: null, grounds: [], where: null, faults: [] }

function rejectedOf(
  own: ChainRow | undefined,
  rows: readonly ChainRow[],
  links: readonly LinkRow[],
): Row[] {
  const numbers = new Map(rows.map(({ id, number }) => [id, number]))
  return links
    .filter(({ infectee, state }) => infectee === own?.id && state === 'rejected')
    .map(({ infector }) => ({
      ...empty,
      source: 'case',
      number: numbers.get(infector ?? '') ?? null,
      posterior: 0,
      parts: { ...neutral },
      state: 'rejected',
    }))
}
