import type { Reader, Sql } from '../db/sql.ts'

/**
 * What the control charts read of the wells of a plate `p`, as one row (internal_control, tubes, reactive); nothing is read
 * where `isAsked` is false.
 */
export const figuresOf = (sql: Reader, isAsked: ReturnType<Reader>) => sql`
  select percentile_cont(0.5) within group (order by w.cts[cardinality(w.cts)]) as internal_control,
    (count(*) filter (where t.sitting = 0))::int as tubes,
    (count(*) filter (where t.sitting = 0 and w.call = 'reactive'))::int as reactive
  from wells w
  left join tubes t on t.round_id = w.round_id and t.id = w.tube_id
  where ${isAsked} and w.round_id = p.round_id and w.plate_id = p.id and w.role = 'sample'`

const platesAtOnce = 500

/** Keeps the figures of plates that were released since, some hundred at a time; returns how many. Their readings never change again. */
export async function keepPlateFigures(sql: Sql): Promise<number> {
  const kept = await sql`
    insert into plate_figures (plate_id, imported_at, internal_control, tubes, reactive)
    select p.id, p.imported_at, s.internal_control, s.tubes, s.reactive
    from (
      select * from plates p
      where p.released_at is not null and p.judgement ->> 'kind' = 'valid' and not exists (select from plate_figures f where f.plate_id = p.id)
      order by p.imported_at desc limit ${platesAtOnce}
    ) p
    cross join lateral (${figuresOf(sql, sql`true`)}) s
    on conflict do nothing`
  return kept.count
}
