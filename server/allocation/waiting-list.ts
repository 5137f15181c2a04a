import { Waiting, WaitingParams } from '@bihuan/contract/allocation.ts'
import { maskName } from '@bihuan/core/identity/mask.ts'
import type { Cohort } from '@bihuan/core/isolation/cohort.ts'
import { type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import { query } from '../door/query.ts'
import { leaveListTraces } from '../reads/list-traces.ts'
import { areaInReach } from '../rounds/store.ts'
import { givingRoles } from './store.ts'

type Row = {
  id: string
  personId: string
  name: string
  cohort: Cohort
  partyId: string | null
  areaCode: string
  areaName: string | null
  dueAt: Instant
  site: string | null
  siteName: string | null
  room: string | null
  roomCode: string | null
  locked: boolean
  told: boolean
}

const shownUnlessAsked = 100
const first = ['-infinity', '00000000-0000-0000-0000-000000000000'] as const
const readCursor = (text: string | undefined): readonly [string, string] => {
  const [at, id] = text?.split('~') ?? []
  const isOne = /^[0-9a-f-]{36}$/.test(id ?? '') && !Number.isNaN(Date.parse(at ?? ''))
  return isOne && at && id ? [at, id] : first
}

const open = (sql: Reader, area: string) =>
  sql`t.ended_at is null and t.kind in ('to-site', 'between-sites') and t.area_code >= ${area} and t.area_code < ${`${area}:`}`

/** Who needs a room and has none, who has one, and whose was fixed by hand; whoever is due first on top. A work list with masked names. */
export const waitingList = query({
  name: 'allocation.waiting',
  summary: 'Who needs a room, has one, or has one that was fixed by hand',
  roles: givingRoles,
  params: WaitingParams,
  outcome: Waiting,
  people: true,
  async run(
    sql,
    { area: asked, show = 'without', after, limit = shownUnlessAsked },
    { now, actor, purpose },
  ) {
    const area = areaInReach(actor, asked)
    const [at, id] = readCursor(after)
    const isShown =
      show === 'without'
        ? sql`t.to_room_id is null`
        : show === 'locked'
          ? sql`t.locked_by is not null`
          : sql`t.to_room_id is not null and t.locked_by is null`
    const [counts] = await sql<
      { without: number; assigned: number; locked: number; late: number }[]
    >`
      select count(*) filter (where t.to_room_id is null)::int as without, count(*) filter (where t.to_room_id is not null and t.locked_by is null)::int as assigned,
        count(*) filter (where t.locked_by is not null)::int as locked, count(*) filter (where t.to_room_id is null and t.due_at < ${now}::timestamptz)::int as late
      from transfers t where ${open(sql, area)}`
    const rows = await sql<Row[]>`
      select t.id, t.person_id, p.name, t.cohort, t.party_id, t.area_code, a.name as area_name, t.due_at, t.to_site_id as site, i.name as site_name,
        t.to_room_id as room, r.code as room_code, t.locked_by is not null as locked, t.told_at is not null as told
      from transfers t join people p on p.id = t.person_id left join areas a on a.code = t.area_code
      left join isolation_sites i on i.id = t.to_site_id left join rooms r on r.id = t.to_room_id
      where ${open(sql, area)} and ${isShown} and (t.due_at, t.id) > (${at}::timestamptz, ${id}::uuid)
      order by t.due_at, t.id limit ${limit + 1}`
    const page = rows.slice(0, limit)
    const people = page.map(({ personId }) => personId)
    await leaveListTraces(sql, {
      people,
      query: 'allocation.waiting',
      actor,
      purpose: purpose ?? '',
      at: now,
    })
    const last = page.at(-1)
    return {
      now: isoOf(now),
      counts: counts ?? { without: 0, assigned: 0, locked: 0, late: 0 },
      people: page.map(
        ({ id: transfer, personId, name, partyId, areaCode, areaName, dueAt, ...row }) => ({
          ...row,
          transfer,
          person: personId,
          nameMasked: maskName(name),
          party: partyId,
          area: areaCode,
          areaName: areaName ?? areaCode,
          dueAt: isoOf(dueAt),
          late: dueAt < now && row.room === null,
        }),
      ),
      next: rows.length > limit && last ? `${isoOf(last.dueAt)}~${last.id}` : null,
    }
  },
})
