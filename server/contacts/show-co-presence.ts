import { CoPresence, CoPresenceParams } from '@bihuan/contract/co-presence.ts'
import { maskName } from '@bihuan/core/identity/mask.ts'
import { type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import { covers } from '../door/actor.ts'
import { Problem } from '../door/problem.ts'
import { query } from '../door/query.ts'
import { leaveListTraces } from '../reads/list-traces.ts'
import type { CoPresenceBody } from './ask-co-presence.ts'
import { attestedOr } from './posts.ts'

type Search = {
  caseId: string
  areaCode: string
  document: unknown
  assertions: readonly never[]
  people: number
  at: Instant
  expiresAt: Instant
}
type Row = {
  personId: string
  name: string
  areaName: string
  venueId: string
  venueName: string | null
  fromAt: Instant
  untilAt: Instant
  minutes: number
  isContact: boolean
}

const shownUnlessAsked = 100
const readCursor = (after: string | undefined): [number, string, string, string] => {
  const [minutes, person, venue, from] = after?.split('~') ?? []
  return minutes && person && venue && from
    ? [Number(minutes), person, venue, from]
    : [2_000_000_000, '0', '00000000-0000-0000-0000-000000000000', '-infinity']
}

/**
 * The answer of a search for a day: candidates, the longest together first. Verified anew for each reading, so that a row without two
 * signatures shows nobody.
 */
export const showCoPresence = query({
  name: 'co-presence.show',
  summary: 'Candidates of a signed search of venue visits',
  roles: ['case-investigator', 'district-commander', 'city-commander'],
  params: CoPresenceParams,
  outcome: CoPresence,
  people: true,
  async run(sql, { search, after, limit = shownUnlessAsked }, question) {
    const { actor, now, purpose } = question
    const [found] = await sql<Search[]>`
      select case_id, area_code, document, assertions, people, at, expires_at from co_presence_searches where id = ${search}`
    if (!found) throw new Problem('co-presence.unknown')
    if (!covers(actor.areaCode.slice(0, 6), found.areaCode))
      throw new Problem('access.area-is-not-yours', { area: found.areaCode, own: actor.areaCode })
    if (found.expiresAt <= now) throw new Problem('co-presence.expired')
    const { attestation } = await attestedOr<CoPresenceBody>(sql, 'co-presence', found, question)
    const [minutes, person, venue, from] = readCursor(after)
    const rows = await sql<Row[]>`
      select d.person_id, p.name, coalesce(a.name, b.community_code) as area_name, d.venue_id, v.name as venue_name, d.from_at, d.until_at,
        d.minutes, exists (select from contacts c where c.case_id = ${found.caseId} and c.person_id = d.person_id and c.dropped_at is null) as is_contact
      from co_presence_candidates d
      join people p on p.id = d.person_id
      join households h on h.id = p.household_id join buildings b on b.id = h.building_id
      left join areas a on a.code = b.community_code
      left join venues v on v.id = d.venue_id
      where d.search_id = ${search}
        and (-d.minutes, d.person_id, d.venue_id, d.from_at) > (-${minutes}::int, ${person}::bigint, ${venue}::uuid, ${from}::timestamptz)
      order by d.minutes desc, d.person_id, d.venue_id, d.from_at limit ${limit + 1}`
    const page = rows.slice(0, limit)
    await leaveListTraces(sql, {
      people: page.map(({ personId }) => personId),
      query: 'co-presence.show',
      actor,
      purpose: purpose ?? '',
      at: now,
    })
    const last = page.at(-1)
    return {
      search,
      case: found.caseId,
      reason: attestation.body.reason,
      at: isoOf(found.at),
      expiresAt: isoOf(found.expiresAt),
      people: found.people,
      candidates: page.map((row) => ({
        person: row.personId,
        nameMasked: maskName(row.name),
        areaName: row.areaName,
        venue: row.venueId,
        venueName: row.venueName ?? '',
        from: isoOf(row.fromAt),
        until: isoOf(row.untilAt),
        minutes: row.minutes,
        isContact: row.isContact,
      })),
      next:
        rows.length > limit && last
          ? `${last.minutes}~${last.personId}~${last.venueId}~${isoOf(last.fromAt)}`
          : null,
    }
  },
})
