import { AfterCare, AfterCareParams } from '@bihuan/contract/release.ts'
import { maskName } from '@bihuan/core/identity/mask.ts'
import { type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import { query } from '../door/query.ts'
import { leaveListTraces } from '../reads/list-traces.ts'
import { areaInReach } from '../rounds/store.ts'
import { type AfterCareKind, taskWords } from './after-care.ts'

type Row = {
  id: string
  stayId: string
  personId: string
  name: string
  kind: AfterCareKind
  day: number | null
  areaCode: string
  areaName: string | null
  fromAt: Instant
  dueAt: Instant
}

const shownUnlessAsked = 100

/** What is to be done for people who were let go, the most urgent first. A work list with masked names. */
export const afterCareList = query({
  name: 'after-care.list',
  summary: 'Tests, calls and follow-ups of people who were let go',
  roles: ['grid-worker', 'district-commander', 'city-commander'],
  params: AfterCareParams,
  outcome: AfterCare,
  people: true,
  async run(sql, { area, kind, after, limit = shownUnlessAsked }, { now, actor, purpose }) {
    const reach = areaInReach(actor, area)
    const [dueAfter, idAfter] = after?.split('~') ?? []
    const isOne = /^[0-9a-f-]{36}$/.test(idAfter ?? '') && !Number.isNaN(Date.parse(dueAfter ?? ''))
    const from = isOne ? (dueAfter ?? '') : '-infinity'
    const id = isOne ? (idAfter ?? '') : '00000000-0000-0000-0000-000000000000'
    const rows = await sql<Row[]>`
      select c.id, c.stay_id, c.person_id, p.name, c.kind, c.day, c.area_code, a.name as area_name, c.from_at, c.due_at
      from after_care c join people p on p.id = c.person_id left join areas a on a.code = c.area_code
      where c.outcome is null and c.area_code >= ${reach} and c.area_code < ${`${reach}:`} and c.from_at <= ${now}::timestamptz
        ${kind === undefined ? sql`` : sql`and c.kind = ${kind}`} and (c.due_at, c.id) > (${from}::timestamptz, ${id}::uuid)
      order by c.due_at, c.id limit ${limit + 1}`
    const shown = rows.slice(0, limit)
    await leaveListTraces(sql, {
      people: shown.map(({ personId }) => personId),
      query: 'after-care.list',
      actor,
      purpose: purpose ?? '',
      at: now,
    })
    const last = shown.at(-1)
    return {
      now: isoOf(now),
      tasks: shown.map((row) => ({
        task: row.id,
        stay: row.stayId,
        person: row.personId,
        nameMasked: maskName(row.name),
        kind: row.kind,
        area: row.areaCode,
        areaName: row.areaName ?? row.areaCode,
        words: taskWords(row.kind, row.day),
        from: isoOf(row.fromAt),
        dueAt: isoOf(row.dueAt),
        overdue: row.dueAt <= now,
      })),
      next: rows.length > limit && last ? `${isoOf(last.dueAt)}~${last.id}` : null,
    }
  },
})
