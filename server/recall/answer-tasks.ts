import type { Tx } from '../db/sql.ts'
import { everySitting } from '../sampling/sittings.ts'

/**
 * Writes what the people's later swabs say into all their open tasks of a round, so that one swab answers for every tube
 * they were in: negative by a tube of their own, or, where no reactive tube is asked about, by any tube; positive only as
 * far as their own finding goes. Whatever came first, the task or the answer, the other finds it: both take this lock.
 * It can be repeated and changes nothing then. Answers the number of tasks written.
 */
export async function answerTasks(
  tx: Tx,
  round: number,
  people: readonly string[],
  at: number,
): Promise<number> {
  if (people.length === 0) return 0
  await tx`
    select from samples where round_id = ${round} and sitting = any(${everySitting}::smallint[]) and person_id = any(${people}::bigint[])
    order by person_id, sitting for no key update`
  const answered = await tx`
    update recall_tasks k set outcome = a.outcome, outcome_at = ${at}, answered_by_tube = a.answer
    from (
      select distinct on (o.tube_id, o.person_id) o.tube_id, o.person_id, t.id as answer,
        case when t.result = 'negative' then 'negative' when f.state = 'preliminary' then 'preliminary-positive' else f.state end as outcome
      from recall_tasks o
      join recalls c on c.round_id = o.round_id and c.tube_id = o.tube_id
      -- Person by person: as a join it was planned to go through everybody's swabs of the round.
      cross join lateral (
        select w.* from tube_members m join tubes w on w.round_id = ${round} and w.id = m.tube_id
        where m.round_id = ${round} and m.person_id = o.person_id offset 0
      ) t
      left join findings f on f.round_id = t.round_id and f.tube_id = t.id and f.person_id = o.person_id and f.state <> 'withdrawn'
      where o.round_id = ${round} and o.person_id = any(${people}::bigint[])
        and (o.outcome is null or o.outcome = 'preliminary-positive')
        and t.sitting >= o.sitting and t.state = 'sealed' and t.resulted_at is not null
        and (
          (t.result = 'negative' and (c.reason <> 'reactive' or (t.pool_size = 1 and t.member_count = 1)))
          or (t.result = 'reactive' and f.state is not null)
        )
      order by o.tube_id, o.person_id, t.result desc, t.sitting, t.id
    ) a
    where k.round_id = ${round} and k.tube_id = a.tube_id and k.person_id = a.person_id
      and k.outcome is distinct from a.outcome
    returning 1`
  return answered.length
}

/** Everybody whose swab is in one of the tubes. */
export async function peopleIn(tx: Tx, round: number, tubes: readonly string[]): Promise<string[]> {
  if (tubes.length === 0) return []
  const rows = await tx<{ personId: string }[]>`
    select distinct person_id from tube_members where round_id = ${round} and tube_id = any(${tubes}::bigint[])`
  return rows.map(({ personId }) => personId)
}
