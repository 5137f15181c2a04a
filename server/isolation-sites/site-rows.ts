import type { RoomCounts, SiteRow as SiteRowSchema } from '@bihuan/contract/isolation-sites.ts'
import type { PolicyBody } from '@bihuan/core/policy/policy.ts'
import type { SiteState } from '@bihuan/core/supply/lifecycle.ts'
import { staffNorm } from '@bihuan/core/supply/staff-norm.ts'
import { type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'
import type { Reader } from '../db/sql.ts'
import { roomStates } from './room-states.ts'

export type SiteLine = Static<typeof SiteRowSchema>
type Row = {
  id: string
  number: number
  name: string
  kind: SiteLine['kind']
  place: string
  areaCode: string
  areaName: string | null
  state: SiteState
  stateSince: Instant | null
  addedAt: Instant
  wave: number | null
  version: number
  people: number
  doctors: number
  nurses: number
}
type Counts = Static<typeof RoomCounts> & { site: string }

const noRooms = { rooms: 0, beds: 0, free: 0, given: 0, taken: 0, notReady: 0, out: 0 }

/** Rooms of some sites counted by what they are now, by id of the site. */
async function countsOf(sql: Reader, sites: readonly string[], at: Instant) {
  const rows = await sql<Counts[]>`
    select r.isolation_site_id as site, count(*)::int as rooms, sum(r.beds)::int as beds,
      count(*) filter (where r.state = 'free')::int as free, count(*) filter (where r.state = 'given')::int as given,
      count(*) filter (where r.state = 'taken')::int as taken, count(*) filter (where r.state = 'not-ready')::int as not_ready,
      count(*) filter (where r.state = 'out')::int as out
    from ${roomStates(sql, sites, at)} r group by r.isolation_site_id`
  return new Map(rows.map(({ site, ...counts }) => [site, counts]))
}

/** Lines of a list of sites, in the order of their ids given: rooms as they are now, staff against the norm of the policy. */
export async function siteLines(
  sql: Reader,
  ids: readonly string[],
  policy: PolicyBody['isolationSites'],
  at: Instant,
): Promise<SiteLine[]> {
  const rows = await sql<Row[]>`
    select i.id, i.number, i.name, i.kind, i.place, i.area_code, a.name as area_name, i.state, i.state_since, i.added_at, i.wave, i.version,
      (select count(*)::int from stays s where s.isolation_site_id = i.id and s.left_at is null) as people, p.doctors, p.nurses
    from isolation_sites i
    left join areas a on a.code = i.area_code
    cross join lateral (select count(*) filter (where w.role = 'doctor')::int as doctors, count(*) filter (where w.role = 'nurse')::int as nurses
      from site_staff w where w.isolation_site_id = i.id and w.until_at is null) p
    where i.id = any(${[...ids]}::uuid[])
    order by i.number`
  const counts = await countsOf(sql, ids, at)
  return rows.map((row) => ({
    site: row.id,
    number: row.number,
    name: row.name,
    kind: row.kind,
    place: row.place,
    area: row.areaCode,
    areaName: row.areaName,
    state: row.state,
    since: isoOf(row.stateSince ?? row.addedAt),
    wave: row.wave,
    counts: counts.get(row.id) ?? noRooms,
    staff: staffNorm(policy, row.people, { doctors: row.doctors, nurses: row.nurses }),
    version: row.version,
  }))
}
