import type { Frame } from './plan.ts'
import { paces, reached, stage } from './stage-tubes.ts'

// From the recall to the swab of the n-th member, seconds; the teams go from door to door.
const firstSwab = 600
const perMember = 60
const excusedAfter = 3_600

/**
 * Working tables of what follows from the results: the recalled tubes with a task for everybody whose swab is in one, and
 * the tubes of one in which they are sampled again, each recalled tube's in a box of its own. Of most reactive pools one
 * member reacts; of every fifth one is excused.
 */
export function stageRecalls(frame: Frame): string[] {
  const { shape, until } = frame
  const { accepted, received } = paces[2]
  const task = stage(frame, 'task')
  return [
    `create unlogged table ${stage(frame, 'recall')} as
      select t.code, t.site, t.reason, t.opened, (row_number() over (order by t.code) - 1)::int as nth
      from (
        select t.code, t.site, t.call as reason, q.released as opened
        from ${stage(frame, 'tube')} t join ${stage(frame, 'lane')} l on l.code = t.code join ${stage(frame, 'plate')} q on q.plate = l.plate
        where t.call <> 'negative' and t.state = 'sealed' and q.released is not null
        union all
        select t.code, t.site, 'lost', t.off + 60 from ${stage(frame, 'tube')} t where t.state = 'lost'
      ) t`,
    `create unlogged table ${task} as
      select m.code, m.person_id, m.site, m.reason, m.opened, m.nth,
        m.reason = 'reactive' and m.nth_in_tube = 1 and m.nth % 10 <> 0 as reacts,
        m.nth_in_tube = 7 and m.nth % 5 = 0 as is_excused, m.opened + ${excusedAfter} as excused,
        m.opened + ${firstSwab} + m.nth_in_tube::int * ${perMember} as swab,
        (s.single_lot + m.nth_in_site - 1)::int as single
      from (
        select r.*, x.person_id, row_number() over (partition by r.code order by x.person_id) as nth_in_tube,
          row_number() over (partition by r.site order by r.code, x.person_id) as nth_in_site
        from ${stage(frame, 'recall')} r join (
          select code, person_id from ${stage(frame, 'swab')} where code in (select code from ${stage(frame, 'recall')})
          union all select code, person_id from ${stage(frame, 'duplicate')}
        ) x on x.code = r.code
      ) m join history.site s on s.site = m.site`,
    `insert into ${stage(frame, 'tube')} (pass, code, site, i, off, members, state, call, box, upload)
      select 2, k.single, k.site, 0, k.swab + 60, 1, 'sealed', case when k.reacts then 'reactive' else 'negative' end, ${shape.boxes} + k.nth, k.nth
      from ${task} k where not k.is_excused and k.swab + 60 <= ${until}`,
    `insert into ${stage(frame, 'box')}
      select 2, t.box, t.site, s.laboratory, s.nth_laboratory, t.tubes, t.sealed, ${reached(until, `t.sealed + ${accepted}`)}, ${reached(until, `t.sealed + ${received}`)}
      from (
        select box, site, count(*)::int as tubes, max(off) + 100 as sealed from ${stage(frame, 'tube')} where pass = 2
        group by box, site having max(off) + 100 <= ${until}
      ) t join history.site s on s.site = t.site`,
    // Until then the planner thinks that no box is of the second pass, and goes through all tubes for each of them.
    `analyze ${stage(frame, 'box')}`,
    `analyze ${task}`,
    `analyze ${stage(frame, 'tube')}`,
  ]
}
