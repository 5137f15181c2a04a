import { attribute, type Sources, type TimedCase } from '@bihuan/core/chains/attribute.ts'
import { hourMs } from '@bihuan/core/time/instant.ts'
import type { GroundedCandidate } from './grounds.ts'
import type { ChainModel } from './model-of.ts'
import type { ChainRow } from './store.ts'

const dayMs = 24 * hourMs
// Whoever is found on arrival was probably infected before it.
const inboundWeight = 100

const timedOf = ({ onsetAt, positiveAt, isolatedAt, foundHow }: ChainRow): TimedCase => {
  const at = onsetAt ?? positiveAt
  return {
    onset: at === null ? null : at / dayMs,
    isolated: isolatedAt === null ? null : isolatedAt / dayMs,
    abroad: foundHow === 'inbound' ? inboundWeight : 1,
  }
}

/** The posteriors of these candidates, by the model of the policy in force. */
export const judgeSources = (
  rows: readonly ChainRow[],
  candidates: readonly GroundedCandidate[],
  { model }: ChainModel,
): Sources => attribute(rows.map(timedOf), candidates, model)
