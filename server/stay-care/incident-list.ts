import { IncidentParams, Incidents } from '@bihuan/contract/stay-care.ts'
import { type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import { query } from '../door/query.ts'
import { checkReads } from '../stays/check-reads.ts'
import { siteReaders } from '../stays/roles.ts'
import { opened } from './request-view.ts'

type Row = {
  id: string
  kind: string
  stayId: string | null
  roomCode: string | null
  words: string
  at: Instant
  reportedBy: string
  dueAt: Instant
  closedAt: Instant | null
  closedBy: string | null
}
type Measure = { incidentId: string; at: Instant; by: string; words: string }
const shown = 100

/** What went wrong at a site, the newest first. It names nobody; who it was is behind the stay. */
export const incidentList = query({
  name: 'incident.list',
  summary: 'Incidents of an isolation site',
  roles: siteReaders,
  params: IncidentParams,
  outcome: Incidents,
  async run(sql, { site, open }, { actor, keys }) {
    await checkReads(sql, site, actor)
    const rows = await sql<Row[]>`
      select n.id, n.kind, n.stay_id, r.code as room_code, n.words, n.at, n.reported_by, n.due_at, n.closed_at, n.closed_by
      from site_incidents n left join stays s on s.id = n.stay_id left join rooms r on r.id = s.room_id
      where n.isolation_site_id = ${site} and ${open === true ? sql`n.closed_at is null` : sql`true`}
      order by n.at desc, n.id limit ${shown}`
    const measures = await sql<Measure[]>`
      select incident_id, at, by, words from incident_measures where incident_id = any(${rows.map(({ id }) => id)}::uuid[]) order by at, id`
    return {
      incidents: rows.map(({ id, stayId, words, at, dueAt, closedAt, ...row }) => ({
        incident: id,
        ...row,
        stay: stayId,
        words: opened(keys, words),
        measures: measures
          .filter(({ incidentId }) => incidentId === id)
          .map((one) => ({ at: isoOf(one.at), by: one.by, words: opened(keys, one.words) })),
        at: isoOf(at),
        dueAt: isoOf(dueAt),
        closedAt: closedAt === null ? null : isoOf(closedAt),
      })),
    }
  },
})
