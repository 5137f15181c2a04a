import { staffRoles } from '@bihuan/contract/access.ts'
import { LoopParams, Loops } from '@bihuan/contract/loops.ts'
import { type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import { query } from '../door/query.ts'
import { areaInReach } from '../rounds/store.ts'
import { type Kind, kindsAt, loopsOf } from './count-loops.ts'
import { printedSubject } from './subject.ts'

const shownUnlessAsked = 100

type Counted = { kind: Kind; open: number; overdue: number }
type Row = {
  kind: Kind
  roundId: number
  subject: string
  area: string
  areaName: string | null
  owner: string
  ownerName: string | null
  openedAt: Instant
  dueAt: Instant
  nextStep: string
}

/** What is owed now in an area (one's own unless another inside it is asked for), most overdue first. */
export const openLoops = query({
  name: 'loop.list',
  summary: 'What is still owed, with owner, due time and next step',
  roles: staffRoles,
  params: LoopParams,
  outcome: Loops,
  async run(sql, { round, kind, area, owner, overdue, limit }, { now, actor }) {
    const reach = areaInReach(actor, area)
    const possible = await kindsAt(sql, now)
    const kinds = possible.filter((one) => kind === undefined || one === kind)
    if (kinds.length === 0) return { now: isoOf(now), counts: [], loops: [] }
    const open = sql`
      select * from (${loopsOf(sql, kinds)}) l
      where l.closed_at is null and l.opened_at <= ${now}::timestamptz and starts_with(l.area, ${reach})
        ${round === undefined ? sql`` : sql`and l.round_id = ${round}`}
        ${owner === undefined ? sql`` : sql`and l.owner = ${owner}`}
        ${overdue === undefined ? sql`` : sql`and (l.due_at < ${now}::timestamptz) = ${overdue}`}`
    const [counts, rows] = await Promise.all([
      sql<Counted[]>`
        select kind, count(*)::int as open, (count(*) filter (where due_at < ${now}::timestamptz))::int as overdue
        from (${open}) o group by kind order by kind`,
      sql<Row[]>`
        select o.*, a.name as area_name, coalesce(s.name, y.name, p.display_name, w.name) as owner_name
        from (
          select kind, round_id, subject, area, owner, opened_at, due_at, next_step from (${open}) l
          order by due_at, kind, subject limit ${limit ?? shownUnlessAsked}
        ) o
        left join areas a on a.code = o.area
        left join sites s on s.id = case when o.owner like 'site:%' then split_part(o.owner, ':', 2)::int end
        left join laboratories y on y.id = case when o.owner like 'laboratory:%' then split_part(o.owner, ':', 2)::int end
        left join accounts p on o.owner like 'courier:%' and p.id = split_part(o.owner, ':', 2)
        left join areas w on o.owner ~ '^(street|community|district):' and w.code = split_part(o.owner, ':', 2)
        order by o.due_at, o.kind, o.subject`,
    ])
    return {
      now: isoOf(now),
      counts: [...counts],
      loops: rows.map((row) => ({
        kind: row.kind,
        round: String(row.roundId),
        subject: printedSubject(row.subject),
        area: row.area,
        areaName: row.areaName ?? row.area,
        owner: row.owner,
        ownerName: row.ownerName,
        openedAt: isoOf(row.openedAt),
        dueAt: isoOf(row.dueAt),
        nextStep: row.nextStep,
        overdue: row.dueAt < now,
      })),
    }
  },
})
