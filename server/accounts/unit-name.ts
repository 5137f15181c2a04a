import type { Reader } from '../db/sql.ts'

/** The unit of the account `a` as a person would name it: `site:7` and `laboratory:2` are names of places, others stand as they are. */
export const unitName = (sql: Reader) => sql`
  coalesce(
    (select s.name from sites s where s.id = case when a.unit ~ '^site:[0-9]{1,9}$' then substr(a.unit, 6)::int end),
    (select l.name from laboratories l where l.id = case when a.unit ~ '^laboratory:[0-9]{1,9}$' then substr(a.unit, 12)::int end),
    a.unit)`
