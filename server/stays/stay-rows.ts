import type { LeftHow, StayCohort } from '@bihuan/contract/stays.ts'
import { type Instant, instantOf, isoOf } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'
import type { Reader } from '../db/sql.ts'
import type { Actor } from '../door/actor.ts'
import type { Request } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { checkWorksAt, siteOf } from '../isolation-sites/store.ts'

export type StayCohortWord = Static<typeof StayCohort>
export type LeftHowWord = Static<typeof LeftHow>
export type StayRow = {
  id: string
  personId: string
  isolationSiteId: string
  roomId: string | null
  cohort: StayCohortWord
  basis: string
  place: string
  orderId: string | null
  transferId: string | null
  factId: string
  arrivedAt: Instant
  leftAt: Instant | null
  leftHow: LeftHowWord | null
  releaseDue: Instant | null
  lastCheckAt: Instant | null
  nextCheckDue: Instant | null
  needs: unknown
  version: number
}

const rowsOf = (sql: Reader) => sql`
  select id, person_id, isolation_site_id, room_id, cohort, basis, place, order_id, transfer_id, fact_id, arrived_at, left_at, left_how,
    release_due, last_check_at, next_check_due, needs, version
  from stays`

/** A stay by its id. Throws stay.unknown. */
export async function stayOf(sql: Reader, id: string): Promise<StayRow> {
  const [stay] = await sql<StayRow[]>`${rowsOf(sql)} where id = ${id}`
  if (stay === undefined) throw new Problem('stay.unknown')
  return stay
}

/** Everybody who is at a site now, in the order of their arrival. */
export async function openStays(sql: Reader, site: string): Promise<StayRow[]> {
  return await sql<StayRow[]>`
    ${rowsOf(sql)} where isolation_site_id = ${site} and left_at is null order by arrived_at, id`
}

/** The open stay of a person, under any of their ids; null where they stay nowhere. */
export async function openStayOf(sql: Reader, ids: readonly string[]): Promise<StayRow | null> {
  const [stay] = await sql<StayRow[]>`
    ${rowsOf(sql)} where person_id = any(${[...ids]}::bigint[]) and left_at is null limit 1`
  return stay ?? null
}

/** A stay that is not over. Throws stay.over. */
export async function runningStay(sql: Reader, id: string): Promise<StayRow> {
  const stay = await stayOf(sql, id)
  if (stay.leftAt !== null) throw new Problem('stay.over', { at: isoOf(stay.leftAt) })
  return stay
}

/** The area that what is done in a stay belongs to: that of its site, where the account must work. */
export async function areaOfStay(sql: Reader, id: string, actor: Actor): Promise<string> {
  const { isolationSiteId } = await stayOf(sql, id)
  return await areaOfSite(sql, isolationSiteId, actor)
}

/** The area of an isolation site at which the account works. */
export async function areaOfSite(sql: Reader, id: string, actor: Actor): Promise<string> {
  const site = await siteOf(sql, id)
  checkWorksAt(actor, site)
  return site.areaCode
}

/** When something happened that was written down without network: as it says, and never later than now. Throws stay.in-the-future. */
export function momentOf(at: string | undefined, { now }: Pick<Request, 'now'>): Instant {
  const moment = at === undefined ? now : instantOf(at)
  // A tablet's clock may be a little ahead; what is farther would be a guess.
  if (moment > now + 60_000) throw new Problem('stay.in-the-future', { at: isoOf(moment) })
  return Math.min(moment, now)
}
