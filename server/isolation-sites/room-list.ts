import { type roomKinds, SiteParams, SiteRooms } from '@bihuan/contract/isolation-sites.ts'
import { cleaningNeeded } from '@bihuan/core/supply/turnover.ts'
import { type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import { covers } from '../door/actor.ts'
import { Problem } from '../door/problem.ts'
import { query } from '../door/query.ts'
import { readingRoles } from './roles.ts'
import { hadInfected, uncheckedCleaning } from './room-needs.ts'
import { roomStates } from './room-states.ts'
import { checkWorksAt, siteOf } from './store.ts'

type Row = {
  id: string
  code: string
  floor: number
  kind: (typeof roomKinds)[number]
  beds: number
  passage: string | null
  people: number
  given: number
  readyAt: Instant | null
  emptiedAt: Instant | null
  outSince: Instant | null
  outBecause: string | null
  hasInfected: boolean
  isCleaned: boolean
}

function needsOf(row: Row): 'furnishing' | 'turnover' | 'terminal' | 'check' | null {
  if (row.readyAt !== null || row.people > 0) return null
  if (row.emptiedAt === null) return 'furnishing'
  if (row.isCleaned) return 'check'
  return cleaningNeeded([{ cohort: row.hasInfected ? 'positive' : 'contact', leftHow: null }])
}

/** The rooms of a site by floor: how many are in each and what it waits for. Nobody is named. */
export const roomList = query({
  name: 'isolation-site.rooms',
  summary: 'Rooms of an isolation site by floor',
  roles: readingRoles,
  params: SiteParams,
  outcome: SiteRooms,
  async run(sql, { site }, { actor, now }) {
    const known = await siteOf(sql, site)
    if (!covers(actor.areaCode, known.areaCode))
      throw new Problem('access.area-is-not-yours', { area: known.areaCode, own: actor.areaCode })
    checkWorksAt(actor, known)
    const rows = await sql<Row[]>`
      select r.*, r.ready_at is null and r.emptied_at is not null and ${hadInfected(sql)} as has_infected,
        r.ready_at is null and r.emptied_at is not null and ${uncheckedCleaning(sql)} is not null as is_cleaned
      from ${roomStates(sql, [site], now)} r order by r.floor, r.code`
    return {
      now: isoOf(now),
      rooms: rows.map((row) => ({
        room: row.id,
        code: row.code,
        floor: row.floor,
        kind: row.kind,
        beds: row.beds,
        passage: row.passage,
        people: row.people,
        given: row.given,
        readyAt: row.readyAt === null ? null : isoOf(row.readyAt),
        emptiedAt: row.emptiedAt === null ? null : isoOf(row.emptiedAt),
        outSince: row.outSince === null ? null : isoOf(row.outSince),
        outBecause: row.outBecause,
        needs: needsOf(row),
      })),
    }
  },
})
