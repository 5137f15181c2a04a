import type { Policy } from '@bihuan/core/policy/policy.ts'
import type { Demand, Supply } from '@bihuan/core/supply/forecast.ts'
import { type Turnover, turnoverOf } from '@bihuan/core/supply/turnover.ts'
import { hourMs, type Instant } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import { roomStates } from './room-states.ts'

const dayMs = 24 * hourMs
const daysLookedBack = 7
const measuredMax = 300

const within = (sql: Reader, column: string, area: string) =>
  sql`${sql(column)} >= ${area} and ${sql(column)} < ${`${area}:`}`

/** How long rooms took from empty to ready, of the last cleanings of an area; what the policy configures where few were measured. */
export async function measuredTurnover(
  sql: Reader,
  area: string,
  policy: Policy,
): Promise<Turnover> {
  const rows = await sql<{ emptiedAt: Instant; readyAt: Instant }[]>`
    select c.emptied_at, coalesce(c.checked_at, c.done_at) as ready_at
    from cleanings c join isolation_sites i on i.id = c.isolation_site_id
    where c.emptied_at is not null and (c.kind = 'turnover' or c.passed) and ${within(sql, 'i.area_code', area)}
    order by c.done_at desc limit ${measuredMax}`
  return turnoverOf(rows, policy.isolationSites?.turnoverHours?.v ?? null)
}

/** What an area has and will have: rooms free now, by when taken ones are given up as computed, those to be cleaned, and waves to come. */
export async function supplyOf(sql: Reader, area: string, now: Instant): Promise<Supply> {
  const rooms = await sql<
    { state: string; emptiedAt: Instant | null; leavesAt: Instant | null; rooms: number }[]
  >`
    select r.state, case when r.state = 'not-ready' then r.emptied_at end as emptied_at, l.leaves_at, count(*)::int as rooms
    from ${roomStates(sql, null, now)} r
    join isolation_sites i on i.id = r.isolation_site_id
    left join (select s.room_id, case when bool_and(s.release_due is not null) then max(s.release_due) end as leaves_at
      from stays s where s.left_at is null group by s.room_id) l on l.room_id = r.id and r.state = 'taken'
    where i.state in ('ready', 'active') and (i.requisition_until is null or i.requisition_until > ${now}::timestamptz)
      and ${within(sql, 'i.area_code', area)} and (r.state in ('free', 'taken') or (r.state = 'not-ready' and r.emptied_at is not null))
    group by 1, 2, 3`
  const each = <T>(state: string, of: (row: (typeof rooms)[number]) => T): T[] =>
    rooms
      .filter((row) => row.state === state)
      .flatMap((row) => Array.from({ length: row.rooms }, () => of(row)))
  // A wave that is late comes at no known time: the ladder shows it, and the forecast does without.
  const waves = await sql<{ dueAt: Instant; rooms: number }[]>`
    select w.due_at, sum(s.rooms)::int as rooms
    from site_activations v join activation_waves w on w.activation_id = v.id
    join activation_sites s on s.activation_id = v.id and s.hours = w.hours
    join isolation_sites i on i.id = s.isolation_site_id
    where v.ended_at is null and w.due_at > ${now}::timestamptz and i.state in ('found', 'inspected', 'requisitioned')
      and ${within(sql, 'i.area_code', area)}
    group by w.due_at`
  return {
    free: each('free', () => 1).length,
    releases: each('taken', ({ leavesAt }) => leavesAt),
    waiting: each('not-ready', ({ emptiedAt }) => emptiedAt ?? now),
    waves,
  }
}

/** Reasons whose first stage is spent in a place that isolation sites are: who is elsewhere needs no room. */
function reasonsWithRooms(policy: Policy, places: readonly string[]): string[] {
  const kinds = { close_contact: 'close', secondary_contact: 'secondary' } as const
  return Object.entries(kinds).flatMap(([reason, kind]) => {
    const place = policy.tracks[reason]?.stages[0]?.place.v
    return place !== undefined && places.includes(place) ? kind : []
  })
}

/** Who will need a room of an area: moves without one, signed contacts without a move, and how many came on each of the last days. */
export async function demandOf(
  sql: Reader,
  area: string,
  policy: Policy,
  now: Instant,
): Promise<Demand> {
  const transfers = await sql<{ dueAt: Instant }[]>`
    select t.due_at from transfers t
    where t.ended_at is null and t.kind in ('to-site', 'between-sites') and t.to_room_id is null and ${within(sql, 't.area_code', area)}`
  const places = await sql<{ place: string }[]>`select distinct place from isolation_sites`
  const kinds = reasonsWithRooms(
    policy,
    places.map(({ place }) => place),
  )
  const [open] = await sql<{ contacts: number }[]>`
    select count(*)::int as contacts from contacts c
    where c.decided = any(${kinds}::text[]) and c.signed_at is not null and c.placed_noted_at is null and c.dropped_at is null and c.became_case is null
      and ${within(sql, 'c.area_code', area)} and not exists (select from transfers t where t.person_id = c.person_id and t.ended_at is null)
      and not exists (select from stays s where s.person_id = c.person_id and s.left_at is null)`
  const came = await sql<{ day: number; people: number }[]>`
    select floor(extract(epoch from ${now}::timestamptz - t.asked_at) / 86400)::int as day, count(*)::int as people from transfers t
    where t.kind = 'to-site' and t.asked_at > ${now - daysLookedBack * dayMs}::timestamptz and t.asked_at <= ${now}::timestamptz
      and ${within(sql, 't.area_code', area)}
    group by 1`
  const [shared] = await sql<{ people: number; rooms: number }[]>`
    select count(*)::int as people, count(distinct s.room_id)::int as rooms from stays s
    join isolation_sites i on i.id = s.isolation_site_id
    where s.left_at is null and s.room_id is not null and ${within(sql, 'i.area_code', area)}`
  const first = Math.max(-1, ...came.map(({ day }) => day))
  return {
    transfers: transfers.map(({ dueAt }) => dueAt),
    contacts: open?.contacts ?? 0,
    // From the oldest day with anybody to today: before that nobody was moved here at all.
    newPerDay: Array.from(
      { length: first + 1 },
      (_, day) => came.find((one) => one.day === day)?.people ?? 0,
    ),
    peopleInARoom: shared && shared.rooms > 0 ? shared.people / shared.rooms : 1,
  }
}
