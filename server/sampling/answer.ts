import type { EventAnswer } from '@bihuan/contract/sampling.ts'
import { isoOf } from '@bihuan/core/time/instant.ts'
import type { TubeEvent } from '@bihuan/core/tubes/events.ts'
import { tubesOf } from '@bihuan/core/tubes/events.ts'
import type { Static } from 'typebox'
import type { Tx } from '../db/sql.ts'
import { tubeCode } from '../labels/labels.ts'
import { swabKey } from './look-up.ts'
import type { Membership } from './place-members.ts'
import type { RefusedEvent } from './read-events.ts'
import type { Swab } from './tube-facts.ts'

type Answer = Static<typeof EventAnswer>
type First = { person: string; sitting: number; tube: string; at: number; site: string }

/** Where the people of these memberships were sampled first, by person and sitting. */
export async function firstSwabs(
  tx: Tx,
  round: number,
  duplicates: readonly Membership[],
): Promise<Map<string, First>> {
  if (duplicates.length === 0) return new Map()
  const rows = await tx<First[]>`
    select d.person_id as person, d.sitting, s.tube_id as tube, s.sampled_at as at, s.site
    from unnest(${duplicates.map((d) => d.person)}::bigint[], ${duplicates.map((d) => d.sitting)}::smallint[]) d (person_id, sitting)
    cross join lateral (
      select x.tube_id, x.sampled_at, y.name as site
      from samples x
      join tubes t on t.round_id = x.round_id and t.id = x.tube_id
      join sites y on y.id = t.site_id
      where x.round_id = ${round} and x.sitting = d.sitting and x.person_id = d.person_id offset 0
    ) s`
  return new Map(rows.map((row) => [swabKey(row.person, row.sitting), row]))
}

/** What a device must hear: refusals with their reason, people who were sampled before and where, and claims to review. */
export function answerEvents(
  applied: readonly TubeEvent[],
  refused: readonly RefusedEvent[],
  duplicates: readonly Membership[],
  claims: readonly (Swab & { kind: string })[],
  first: ReadonlyMap<string, First>,
): Answer[] {
  const answers: Answer[] = refused.map(({ id, because }) => ({ id, outcome: 'refused', because }))
  if (duplicates.length === 0 && claims.length === 0) return answers
  for (const event of applied) {
    const tubes = new Set(tubesOf(event).map(String))
    const twice = duplicates.flatMap(({ person, tube, sitting }) => {
      const known = tubes.has(tube) ? first.get(swabKey(person, sitting)) : undefined
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
