import type { Reader } from '../db/sql.ts'

/**
 * A text that is another one after a round has changed: the row counters of its partitions, and small counts of what lies
 * in shared tables. A hint only: the counters come late by up to a minute, and begin anew after a crash.
 */
export async function changesOf(sql: Reader, round: number): Promise<string> {
  const [row] = await sql<{ changes: string }[]>`
    select concat_ws(' ',
      (select sum(n_tup_ins + n_tup_upd + n_tup_del) from pg_stat_user_tables where schemaname = current_schema() and relname like ${`%\\_${round}`}),
      (select concat_ws(':', count(*), max(marked_at)) from roll_marks where round_id = ${round}),
      (select concat_ws(':', count(*), count(received_at), count(lost_at)) from boxes where round_id = ${round}),
      (select concat_ws(':', count(*), count(accepted_at), count(difference_settled_at)) from box_legs g join boxes b on b.id = g.box_id where b.round_id = ${round}),
      (select concat_ws(':', count(*), count(imported_at), count(released_at), count(rejected_at)) from plates where round_id = ${round}),
      (select concat_ws(':', count(*), count(settled_at)) from orphan_tubes where round_id = ${round}),
      (select concat_ws(':', count(*), count(outcome_at)) from recall_tasks where round_id = ${round}),
      (select concat_ws(':', count(*), count(decided_at)) from findings where round_id = ${round}),
      (select count(*) from cases where round_id = ${round}),
      (select concat_ws(':', closes_at, closed_at) from rounds where id = ${round})
    ) as changes`
  return row?.changes ?? ''
}
