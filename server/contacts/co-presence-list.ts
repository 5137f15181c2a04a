import { CoPresenceList, CoPresenceListParams } from '@bihuan/contract/co-presence.ts'
import { type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import { query } from '../door/query.ts'
import { areaInReach } from '../rounds/store.ts'

type Row = {
  id: string
  caseId: string
  at: Instant
  expiresAt: Instant
  signedBy: string
  secondBy: string
  venues: number
  people: number
}

/** Every search of venue visits that was made, with who signed it; whom it found is in none of its lines. */
export const coPresenceList = query({
  name: 'co-presence.list',
  summary: 'Searches of venue visits, with who signed them',
  roles: [
    'case-investigator',
    'district-commander',
    'city-commander',
    'inspector',
    'privacy-officer',
  ],
  params: CoPresenceListParams,
  outcome: CoPresenceList,
  async run(sql, params, { now, actor }) {
    const area = areaInReach(actor, params.area)
    const rows = await sql<Row[]>`
      select id, case_id, at, expires_at, signed_by, second_by, venues, people from co_presence_searches
      where area_code >= ${area.slice(0, 6)} and area_code < ${`${area.slice(0, 6)}:`}
        ${params.case === undefined ? sql`` : sql`and case_id = ${params.case}`}
      order by at desc limit 200`
    return {
      now: isoOf(now),
      searches: rows.map(({ id, caseId, at, expiresAt, signedBy, secondBy, ...counts }) => ({
        ...counts,
        search: id,
        case: caseId,
        at: isoOf(at),
        expiresAt: isoOf(expiresAt),
        isOpen: expiresAt > now,
        by: [signedBy, secondBy],
      })),
    }
  },
})
