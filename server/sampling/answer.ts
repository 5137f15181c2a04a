import type { EventAnswer } from '@bihuan/contract/sampling.ts'
import { isoOf } from '@bihuan/core/time/instant.ts'
import type { TubeEvent } from '@bihuan/core/tubes/events.ts'
import { tubesOf } from '@bihuan/core/tubes/events.ts'
import type { Static } from 'typebox'
import type { Tx } from '../db/sql.ts'
import { tubeCode } from '../labels/labels.ts'
import type { Membership } from './place-members.ts'
import type { RefusedEvent } from './read-events.ts'
import type { Swab } from './tube-facts.ts'

type Answer = Static<typeof EventAnswer>
type First = { person: string; sitting: number; tube: string; at: number; site: string }

async function firstSwabs(
  tx: Tx,
  round: number,
  duplicates: readonly Membership[],
): Promise<Map<string, First>> {
  const rows = await tx<First[]>`
    select s.person_id as person, s.sitting, s.tube_id as tube, s.sampled_at as at, y.name as site
    from unnest(${duplicates.map((d) => d.person)}::bigint[], ${duplicates.map((d) => d.sitting)}::smallint[]) d (person_id, sitting)
    join samples s on s.round_id = ${round} and s.person_id = d.person_id and s.sitting = d.sitting
    join tubes t on t.round_id = s.round_id and t.id = s.tube_id
    join sites y on y.id = t.site_id`
  return new Map(rows.map((row) => [`${row.person}:${row.sitting}`, row]))
}

/** What a device must hear: refusals with their reason, people who were sampled before and where, and claims to review. */
export async function answerEvents(
  tx: Tx,
  round: number,
  applied: readonly TubeEvent[],
  refused: readonly RefusedEvent[],
  duplicates: readonly Membership[],
  claims: readonly (Swab & { kind: string })[],
): Promise<Answer[]> {
  const answers: Answer[] = refused.map(({ id, because }) => ({ id, outcome: 'refused', because }))
  if (duplicates.length === 0 && claims.length === 0) return answers
  const first =
    duplicates.length === 0 ? new Map<string, First>() : await firstSwabs(tx, round, duplicates)
  for (const event of applied) {
    const tubes = new Set(tubesOf(event).map(String))
    const twice = duplicates.flatMap(({ person, tube, sitting }) => {
      const known = tubes.has(tube) ? first.get(`${person}:${sitting}`) : undefined
      return known && known.tube !== tube
        ? [
            {
              person,
              firstTube: tubeCode(known.tube),
              firstAt: isoOf(known.at),
              firstSite: known.site,
            },
          ]
        : []
    })
    const open = claims
      .filter(({ tube, kind }) => tubes.has(tube) && kind !== 'voided')
      .map(({ person, kind }) => ({ person, kind }))
    if (twice.length === 0 && open.length === 0) continue
    answers.push({
      id: event.id,
      outcome: 'applied',
      ...(twice.length > 0 ? { duplicates: twice } : {}),
      ...(open.length > 0 ? { claims: open } : {}),
    })
  }
  return answers
}
