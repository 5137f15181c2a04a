import { RowWhy, RowWhyParams, RunRows, RunRowsParams } from '@bihuan/contract/allocation.ts'
import { explain } from '@bihuan/core/allocation/explain.ts'
import type { UnplacedWhy } from '@bihuan/core/allocation/hard-kinds.ts'
import type { Why } from '@bihuan/core/allocation/why.ts'
import { maskName } from '@bihuan/core/identity/mask.ts'
import type { Cohort } from '@bihuan/core/isolation/cohort.ts'
import { type Needs, noNeeds } from '@bihuan/core/isolation/needs.ts'
import { type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import { Problem } from '../door/problem.ts'
import { query } from '../door/query.ts'
import { leaveTraces } from '../people/leave-trace.ts'
import { leaveListTraces } from '../reads/list-traces.ts'
import { givingRoles, runOf } from './store.ts'

type Row = {
  transferId: string
  personId: string
  name: string
  cohort: Cohort
  partyId: string | null
  areaCode: string
  dueAt: Instant
  site: string | null
  siteName: string | null
  room: string | null
  roomCode: string | null
  before: string | null
  unplacedWhy: UnplacedWhy | null
  acceptedAt: Instant | null
}

const columns = (sql: Reader) => sql`
  r.transfer_id, t.person_id, p.name, t.cohort, t.party_id, t.area_code, t.due_at, r.isolation_site_id as site, i.name as site_name, r.room_id as room,
  m.code as room_code, case when b.id is not null then bi.name || ' ' || b.code end as before, r.unplaced_why, r.accepted_at`
const joins = (sql: Reader) => sql`
  join transfers t on t.id = r.transfer_id join people p on p.id = t.person_id
  left join isolation_sites i on i.id = r.isolation_site_id left join rooms m on m.id = r.room_id
  left join rooms b on b.id = r.before_room_id left join isolation_sites bi on bi.id = b.isolation_site_id`

const rowView = ({
  transferId,
  personId,
  name,
  partyId,
  areaCode,
  dueAt,
  acceptedAt,
  ...row
}: Row) => ({
  ...row,
  transfer: transferId,
  person: personId,
  nameMasked: maskName(name),
  party: partyId,
  area: areaCode,
  dueAt: isoOf(dueAt),
  acceptedAt: acceptedAt === null ? null : isoOf(acceptedAt),
})

const shownUnlessAsked = 100
const nobody = '00000000-0000-0000-0000-000000000000'

/** Who gets which room in a proposal. A work list: names are masked, and everybody on a page can see that it was read. */
export const runRows = query({
  name: 'allocation.rows',
  summary: 'Who gets which room in a proposal, who moves, who has none',
  roles: givingRoles,
  params: RunRowsParams,
  outcome: RunRows,
  people: true,
  async run(sql, { run, show, site, after, limit = shownUnlessAsked }, { now, actor, purpose }) {
    await runOf(sql, run, actor)
    const isShown =
      show === 'unplaced' ? sql`r.room_id is null` : show === 'moved' ? sql`r.moved` : sql`true`
    const rows = await sql<Row[]>`
      select ${columns(sql)} from allocation_rows r ${joins(sql)}
      where r.run_id = ${run} and ${isShown} ${site === undefined ? sql`` : sql`and r.isolation_site_id = ${site}`}
        and r.transfer_id > ${/^[0-9a-f-]{36}$/.test(after ?? '') ? (after ?? nobody) : nobody}::uuid
      order by r.transfer_id limit ${limit + 1}`
    const page = rows.slice(0, limit)
    const people = page.map(({ personId }) => personId)
    await leaveListTraces(sql, {
      people,
      query: 'allocation.rows',
      actor,
      purpose: purpose ?? '',
      at: now,
    })
    return {
      now: isoOf(now),
      rows: page.map(rowView),
      next: rows.length > limit ? (page.at(-1)?.transferId ?? null) : null,
    }
  },
})

const isWhy = (value: unknown): value is Why =>
  typeof value === 'object' && value !== null && 'costs' in value && 'site' in value

/** Why one person gets this room, in words, with what was traded for it; a read of that person. */
export const rowWhy = query({
  name: 'allocation.why',
  summary: 'Why somebody gets this site and room, and what was traded',
  roles: givingRoles,
  params: RowWhyParams,
  outcome: RowWhy,
  people: true,
  async run(sql, { run, transfer }, { now, actor, purpose }) {
    await runOf(sql, run, actor)
    const [row] = await sql<(Row & { why: unknown; needs: unknown })[]>`
      select ${columns(sql)}, r.why, t.needs from allocation_rows r ${joins(sql)}
      where r.run_id = ${run} and r.transfer_id = ${transfer}`
    if (!row) throw new Problem('allocation.row-unknown')
    await leaveTraces(sql, [
      { person: row.personId, query: 'allocation.why', actor, purpose: purpose ?? '', at: now },
    ])
    const { why: sealed, needs, ...shown } = row
    const why = isWhy(sealed) ? sealed : null
    const ids = why ? [why.site, ...(why.best ? [why.best.site] : [])] : []
    const names = await sql<{ id: string; name: string }[]>`
      select id, name from isolation_sites where id = any(${ids}::uuid[])`
    const nameOf = new Map(names.map(({ id, name }) => [id, name]))
    const told = explain(why, row.unplacedWhy, (site) => nameOf.get(site) ?? site)
    const { care } =
      typeof needs === 'object' && needs !== null
        ? { ...noNeeds, ...(needs as Partial<Needs>) }
        : noNeeds
    return { ...rowView(shown), ...told, care: [...care] }
  },
})
