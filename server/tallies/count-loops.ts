import { type Kind, loopsOf, perTubeKinds } from '../loops/count-loops.ts'
import { rollTally } from './count-roll.ts'
import { onOneCore } from './one-core.ts'
import { keptTally } from './renew.ts'
import { tally } from './tally.ts'

export type LoopsBody = { open: number; overdue: number }

const perBox: Kind = 'tube-not-resulted'

/**
 * What is owed in a round by kind, area and owner, in `tally_loops`; tubes without a result by box as well, so that a list
 * finds them without an index of their own. Buildings with people missing are those of the tally of the roll.
 */
export const loopsTally = tally<LoopsBody>({
  kind: 'loops',
  share: 0.008,
  async count(sql, round, now) {
    await keptTally(sql, rollTally, round, now)
    const others = perTubeKinds.filter((kind) => kind !== perBox)
    const [counts] = await onOneCore(
      sql,
      (tx) => tx<LoopsBody[]>`
      with counted as materialized (
        select kind, area, owner, 0::bigint as box_id, count(*)::int as open, (count(*) filter (where due_at < ${now}::timestamptz))::int as overdue,
          min(opened_at) as first_at
        from (${loopsOf(tx, others)}) l
        where round_id = ${round} and closed_at is null and opened_at <= ${now}::timestamptz
        group by kind, area, owner
        union all
        select ${perBox}, s.area_code, case when b.received_at is null then 'site:' || t.site_id else 'laboratory:' || b.laboratory_id end, t.box_id,
          count(*)::int, (count(*) filter (where t.sealed_at + l.minutes * interval '1 minute' < ${now}::timestamptz))::int, min(t.sealed_at)
        from tubes t
        join sites s on s.id = t.site_id
        join boxes b on b.id = t.box_id
        join round_limits l on l.round_id = t.round_id and l.step = 'tube-resulted'
        where t.round_id = ${round} and t.state = 'sealed' and t.resulted_at is null and t.sealed_at <= ${now}::timestamptz
        group by s.area_code, b.received_at is null, t.site_id, b.laboratory_id, t.box_id
        union all
        select 'person-not-sampled', r.community_code, 'community:' || r.community_code, 0, cardinality(r.unvisited),
          case when n.closes_at + l.minutes * interval '1 minute' < ${now}::timestamptz then cardinality(r.unvisited) else 0 end, n.closes_at
        from tally_rolls r
        join rounds n on n.id = r.round_id
        join round_limits l on l.round_id = r.round_id and l.step = 'person-followed-up'
        where r.round_id = ${round} and n.closes_at <= ${now}::timestamptz and r.unvisited <> '{}'
      ), gone as (
        delete from tally_loops t
        where round_id = ${round} and not exists (
          select from counted c where (c.kind, c.area, c.owner, c.box_id) = (t.kind, t.area, t.owner, t.box_id))
      ), written as (
        insert into tally_loops (round_id, kind, area, owner, box_id, open, overdue, first_at)
        select ${round}::int, kind, area, owner, box_id, sum(open), sum(overdue), min(first_at) from counted group by kind, area, owner, box_id
        on conflict (round_id, kind, area, owner, box_id) do update
          set open = excluded.open, overdue = excluded.overdue, first_at = excluded.first_at
          where (tally_loops.open, tally_loops.overdue, tally_loops.first_at) is distinct from (excluded.open, excluded.overdue, excluded.first_at)
      )
      select coalesce(sum(open), 0)::int as open, coalesce(sum(overdue), 0)::int as overdue from counted`,
    )
    const body = counts ?? { open: 0, overdue: 0 }
    return { body, stillMoves: body.open > body.overdue }
  },
})
