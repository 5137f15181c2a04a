import { type Frame, isClosed, moment } from './plan.ts'
import { stage } from './stage-tubes.ts'

/** Recalls with their tasks as far as they are answered, findings of single tubes, and the cases of confirmed ones. */
export function writeRecalls(frame: Frame): string[] {
  const { round, tubes, until } = frame
  const plateOf = (pass: number, code: string) =>
    `left join ${stage(frame, 'lane')} l${pass} on l${pass}.pass = ${pass} and l${pass}.code = ${code}
     left join ${stage(frame, 'plate')} q${pass} on q${pass}.plate = l${pass}.plate`
  const confirmed = `k.nth % 6 <> 1`
  const decided = `case when q3.released is null then 'preliminary' when ${confirmed} then 'confirmed' else 'not-confirmed' end`
  return [
    `insert into recalls (round_id, tube_id, reason, opened_at, member_count)
      select ${round}, ${tubes} + r.code, r.reason, ${moment(frame, 'min(r.opened)')}, count(*) from ${stage(frame, 'task')} r group by r.code, r.reason`,
    `insert into recall_tasks (round_id, tube_id, person_id, sitting, opened_at, outcome, outcome_at, answered_by_tube, excuse)
      select ${round}, ${tubes} + k.code, k.person_id, 1, ${moment(frame, 'k.opened')}, k.outcome, ${moment(frame, 'k.at')},
        case when k.outcome <> 'excused' then ${tubes} + k.single end, case when k.outcome = 'excused' then '已离开本市，属地已通知' end
      from (
        select k.*, case when k.is_excused then case when k.excused <= ${until} then 'excused' end when q2.released is null then null
            when not k.reacts then 'negative' when q3.released is null then 'preliminary-positive' when ${confirmed} then 'confirmed' else 'not-confirmed' end as outcome,
          case when k.is_excused then case when k.excused <= ${until} then k.excused end when k.reacts then coalesce(q3.released, q2.released) else q2.released end as at
        from ${stage(frame, 'task')} k ${plateOf(2, 'k.single')} ${plateOf(3, 'k.single')}
      ) k`,
    `insert into findings (round_id, person_id, tube_id, state, first_kit, found_at, second_kit, decided_at)
      select ${round}, k.person_id, ${tubes} + k.single, ${decided}, 'example-a', ${moment(frame, 'q2.released')},
        case when q3.released is not null then 'example-b' end, ${moment(frame, 'q3.released')}
      from ${stage(frame, 'task')} k ${plateOf(2, 'k.single')} ${plateOf(3, 'k.single')} where k.reacts and q2.released is not null`,
    `insert into cases (id, round_id, person_id, tube_id, opened_at)
      select 'case-' || round_id || '-' || tube_id || '-' || person_id, round_id, person_id, tube_id, decided_at
      from findings where round_id = ${round} and state = 'confirmed' ${isClosed(frame) ? '' : 'and tube_id % 4 <> 1'}`,
  ]
}
