import {
  Cleanings,
  CleaningsDue,
  CleaningsDueParams,
  CleaningsParams,
} from '@bihuan/contract/cleanings.ts'
import { hourMs, type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'
import { query } from '../door/query.ts'
import { accountName } from '../isolation-sites/account-name.ts'
import { hadInfected, uncheckedCleaning } from '../isolation-sites/room-needs.ts'
import { wasteReaders } from './roles.ts'
import { scopeOf } from './scope.ts'

const shownUnlessAsked = 100
// As the loop room-not-cleaned has it: the policy names no limit.
const cleanedWithinMs = 24 * hourMs

type Row = {
  room: string
  code: string
  floor: number
  site: string
  siteNumber: number
  siteName: string
  emptiedAt: Instant
  hadInfected: boolean
  cleaning: string | null
  cleanedBy: string | null
}

/** Rooms that somebody left and that are not ready again, the longest first: to be cleaned, or to be checked by a second person. */
export const cleaningsDue = query({
  name: 'cleaning.due',
  summary: 'Rooms that wait for a cleaning or for its check',
  roles: wasteReaders,
  params: CleaningsDueParams,
  outcome: CleaningsDue,
  async run(sql, params, question) {
    const { now } = question
    const scope = await scopeOf(sql, params, question)
    const limit = params.limit ?? shownUnlessAsked
    const [at, id] = params.after?.split('~') ?? []
    const after =
      at && id && !Number.isNaN(Date.parse(at)) && /^[0-9a-f-]{36}$/.test(id)
        ? sql`and (r.emptied_at, r.id) > (${at}::timestamptz, ${id}::uuid)`
        : sql``
    const rows = await sql<Row[]>`
      select q.*, ${accountName(sql, 'c.done_by')} as cleaned_by from (
        select r.id as room, r.code, r.floor, i.id as site, i.number as site_number, i.name as site_name, r.emptied_at,
          ${hadInfected(sql)} as had_infected, ${uncheckedCleaning(sql)} as cleaning
        from rooms r join isolation_sites i on i.id = r.isolation_site_id
        where ${scope()} and i.state <> 'closed' and r.ready_at is null and r.emptied_at is not null
          and not exists (select from stays s where s.room_id = r.id and s.left_at is null) ${after}
        order by r.emptied_at, r.id limit ${limit + 1}) q
      left join cleanings c on c.id = q.cleaning
      order by q.emptied_at, q.room`
    const page = rows.slice(0, limit)
    const last = page.at(-1)
    return {
      now: isoOf(now),
      rooms: page.map(({ emptiedAt, hadInfected: infected, cleaning, ...row }) => ({
        ...row,
        cleaning,
        emptiedAt: isoOf(emptiedAt),
        dueAt: isoOf(emptiedAt + cleanedWithinMs),
        isLate: emptiedAt + cleanedWithinMs <= now,
        needs:
          cleaning === null
            ? infected
              ? ('terminal' as const)
              : ('turnover' as const)
            : ('check' as const),
      })),
      next: rows.length > limit && last ? `${isoOf(last.emptiedAt)}~${last.room}` : null,
    }
  },
})

type Done = Omit<Static<typeof Cleanings>['cleanings'][number], 'doneAt' | 'checkedAt'> & {
  doneAt: Instant
  checkedAt: Instant | null
}

/** The last hundred disinfections of a site or of one room, with their proof. */
export const cleaningList = query({
  name: 'cleaning.list',
  summary: 'Disinfections of an isolation site',
  roles: wasteReaders,
  params: CleaningsParams,
  outcome: Cleanings,
  async run(sql, { site, room }, question) {
    const scope = await scopeOf(sql, { site }, question)
    const rows = await sql<Done[]>`
      select c.id as cleaning, c.kind, r.code as room, c.zone, c.method, c.concentration, c.unit, c.contact_minutes, c.strip, c.photo_digest as photo,
        c.done_at, ${accountName(sql, 'c.done_by')} as done_by, c.checked_at, ${accountName(sql, 'c.checked_by')} as checked_by, c.passed
      from cleanings c join isolation_sites i on i.id = c.isolation_site_id left join rooms r on r.id = c.room_id
      where ${scope()} ${room === undefined ? sql`` : sql`and c.room_id = ${room}`} order by c.done_at desc, c.id limit 100`
    return {
      cleanings: rows.map(({ doneAt, checkedAt, ...row }) => ({
        ...row,
        doneAt: isoOf(doneAt),
        checkedAt: checkedAt === null ? null : isoOf(checkedAt),
      })),
    }
  },
})
