import { ReadFigureParams, ReadFigures } from '@bihuan/contract/reads.ts'
import { hourMs, type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import { unitName } from '../accounts/unit-name.ts'
import type { Reader } from '../db/sql.ts'
import { query } from '../door/query.ts'
import { reviewingRoles } from './reading-roles.ts'

type Who = {
  actor: string
  name: string | null
  role: string
  unit: string | null
  people: number
  lastAt: Instant
}
type Span = { from: Instant; to: Instant; area: string }

// Family looks are between people who agreed; the account of a resident is no official's.
const readers = (sql: Reader, { from, to, area }: Span) => sql`
  person_reads r left join accounts a on a.id = r.actor_id
  where r.at >= ${from} and r.at <= ${to} and r.actor_role <> 'resident' and starts_with(coalesce(a.area_code, ${area}), ${area})`
const who = (sql: Reader) => sql`
  r.actor_id as actor, max(a.display_name) as name, max(r.actor_role) as role, max(${unitName(sql)}) as unit,
  count(distinct r.person_id)::int as people, max(r.at) as last_at`
const wire = <Row extends Who>({ lastAt, ...row }: Row) => ({ ...row, lastAt: isoOf(lastAt) })

const readMost = (sql: Reader, span: Span) => sql<(Who & { reads: number; purposes: string[] })[]>`
  select ${who(sql)}, count(*)::int as reads, array_agg(distinct r.purpose) as purposes
  from ${readers(sql, span)} group by r.actor_id order by people desc, actor limit 50`

// City time is +08:00 all the year, as the days of core.
const readLate = (sql: Reader, span: Span) => sql<Who[]>`
  select ${who(sql)} from ${readers(sql, span)}
    and (extract(hour from r.at at time zone 'Asia/Shanghai') >= 22 or extract(hour from r.at at time zone 'Asia/Shanghai') < 6)
  group by r.actor_id order by people desc, actor limit 50`

const sameSurname = (sql: Reader, span: Span) => sql<Who[]>`
  select ${who(sql)} from person_reads r
  join accounts a on a.id = r.actor_id join people p on p.id = r.person_id
  where r.at >= ${span.from} and r.at <= ${span.to} and r.actor_role <> 'resident' and r.purpose <> 'sampling'
    and starts_with(a.area_code, ${span.area}) and left(p.name, 1) = left(a.display_name, 1)
  group by r.actor_id order by people desc, actor limit 100`

const oneBuilding = (sql: Reader, span: Span) => sql<Who[]>`
  select ${who(sql)} from person_reads r
  left join accounts a on a.id = r.actor_id join people p on p.id = r.person_id join households h on h.id = p.household_id
  where r.at >= ${span.from} and r.at <= ${span.to} and r.actor_role <> 'resident' and r.purpose <> 'sampling'
    and starts_with(coalesce(a.area_code, ${span.area}), ${span.area})
  group by r.actor_id, h.building_id having count(distinct r.person_id) >= 3
  order by people desc, actor limit 100`

/**
 * What a privacy officer looks at: who read most people, who read at night, who read their own name or one building, who came to
 * the end of a budget. Of the people read it tells only how many, so that looking for curiosity shows nobody.
 */
export const readFigures = query({
  name: 'reads.figures',
  summary: 'Who reads most people, at night, near themselves, and what awaits review',
  roles: reviewingRoles,
  params: ReadFigureParams,
  outcome: ReadFigures,
  async run(sql, { days }, { now, actor }) {
    const span = { from: now - (days ?? 7) * 24 * hourMs, to: now, area: actor.areaCode }
    const [most, late, surname, building, refused, due] = await Promise.all([
      readMost(sql, span),
      readLate(sql, span),
      sameSurname(sql, span),
      oneBuilding(sql, span),
      sql<{ actor: string; name: string | null; times: number }[]>`
        select f.actor_id as actor, max(a.display_name) as name, count(*)::int as times
        from refusals f left join accounts a on a.id = f.actor_id
        where f.code = 'reads.over-budget' and f.at >= ${span.from} and f.at <= ${span.to}
          and starts_with(coalesce(a.area_code, ${span.area}), ${span.area})
        group by f.actor_id order by times desc, actor limit 50`,
      sql<{ due: number; overdue: number }[]>`
        select count(*)::int as due, (count(*) filter (where due_at <= ${now}))::int as overdue
        from break_glass where reviewed_at is null and starts_with(area_code, ${actor.areaCode})`,
    ])
    return {
      now: isoOf(now),
      from: isoOf(span.from),
      most: most.map(wire),
      late: late.map(wire),
      near: [
        ...surname.map((row) => ({ ...wire(row), why: 'same-surname' as const })),
        ...building.map((row) => ({ ...wire(row), why: 'one-building' as const })),
      ],
      refused: [...refused],
      reviewsDue: due[0]?.due ?? 0,
      reviewsOverdue: due[0]?.overdue ?? 0,
    }
  },
})
