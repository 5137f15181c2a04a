import type { Reader } from '../db/sql.ts'
import type { Asked, columns } from './open-part.ts'

const siteOf = (owner: string | undefined) => /^site:(\d{1,9})$/.exec(owner ?? '')?.[1] ?? null

/**
 * The bounds of a moment from which a limit runs, in SQL: which ones are overdue by a limit of `l.minutes`. Compared without
 * touching the column, so that an index in its order can stop early.
 */
const within = (sql: Reader, { now, overdue }: Asked, moment: ReturnType<typeof columns>) => {
  const latest = sql`${now}::timestamptz - l.minutes * interval '1 minute'`
  if (overdue === undefined) return sql``
  return overdue ? sql`and ${moment} < ${latest}` : sql`and ${moment} >= ${latest}`
}

/** The first open tubes of a round by an index in the order of `moment`, with the words of their kind. */
function firstTubes(
  sql: Reader,
  asked: Asked,
  it: { kind: string; step: string; next: string; moment: string; open: string },
) {
  const moment = sql`t.${sql(it.moment)}`
  const isAt = asked.owner === undefined ? sql`` : sql`and t.site_id = ${siteOf(asked.owner)}::int`
  return sql`
    select ${it.kind}::text as kind, l.round_id, 'tube:' || o.id as subject, o.area_code as area, 'site:' || o.site_id as owner,
      o.moment as opened_at, o.moment + l.minutes * interval '1 minute' as due_at, ${it.next}::text as next_step
    from round_limits l
    cross join lateral (
      select t.id, t.site_id, ${moment} as moment, s.area_code
      from tubes t join sites s on s.id = t.site_id
      where t.round_id = ${asked.round} and ${sql.unsafe(it.open)} and ${moment} <= ${asked.now}::timestamptz
        and starts_with(s.area_code, ${asked.reach}) ${isAt} ${within(sql, asked, moment)}
      order by ${moment}, t.id limit ${asked.limit}
    ) o
    where l.step = ${it.step} and l.round_id = ${asked.round}`
}

/** Tubes opened and not sealed: `loop_tube_not_sealed`, the open ones. */
export const tubesNotSealed = (sql: Reader, asked: Asked) =>
  firstTubes(sql, asked, {
    kind: 'tube-not-sealed',
    step: 'tube-sealed',
    next: 'seal',
    moment: 'opened_at',
    open: `t.sealed_at is null and t.state in ('open', 'sealed')`,
  })

/** Sealed tubes in no box: `loop_tube_not_boxed`, the open ones. */
export const tubesNotBoxed = (sql: Reader, asked: Asked) =>
  firstTubes(sql, asked, {
    kind: 'tube-not-boxed',
    step: 'tube-boxed',
    next: 'box',
    moment: 'sealed_at',
    open: `t.boxed_at is null and t.state = 'sealed'`,
  })

/**
 * Boxed tubes without a result, `loop_tube_not_resulted`, of a large round: found through the boxes that the tally of the loops
 * names, those first whose oldest tube is oldest. As many boxes as rows are asked for hold them all; where only those within
 * the limit are asked for, also every box that has both.
 */
export function tubesNotResulted(sql: Reader, asked: Asked) {
  const { now, reach, owner, overdue, limit, round } = asked
  const isOf = owner === undefined ? sql`` : sql`and owner = ${owner}`
  const first = (open: ReturnType<typeof columns>) => sql`
    (select box_id from tally_loops
    where kind = 'tube-not-resulted' and round_id = ${round} and starts_with(area, ${reach}) ${isOf} ${open}
    order by first_at limit ${limit})`
  const boxes =
    overdue === false
      ? sql`
        ${first(sql`and overdue = 0`)}
        union
        select box_id from tally_loops
        where kind = 'tube-not-resulted' and round_id = ${round} and starts_with(area, ${reach}) ${isOf}
          and overdue > 0 and overdue < open`
      : first(sql``)
  return sql`
    select 'tube-not-resulted'::text as kind, t.round_id, 'tube:' || t.id as subject, s.area_code as area,
      case when b.received_at is null then 'site:' || t.site_id else 'laboratory:' || b.laboratory_id end as owner,
      t.sealed_at as opened_at, t.sealed_at + l.minutes * interval '1 minute' as due_at, 'test'::text as next_step
    from (${boxes}) f
    join tubes t on t.round_id = ${round} and t.box_id = f.box_id
    join sites s on s.id = t.site_id
    join boxes b on b.id = t.box_id
    join round_limits l on l.round_id = t.round_id and l.step = 'tube-resulted'
    where t.state = 'sealed' and t.resulted_at is null and t.sealed_at <= ${now}::timestamptz`
}
