import type { Reader } from '../db/sql.ts'

/** The unit of the account `a` as a person would name it: `site:7` and `laboratory:2` are names of places, others stand as they are. */
export const unitName = (sql: Reader) => sql`
  coalesce(
    (select s.name from sites s where a.unit like 'site:%' and s.id::text = substr(a.unit, 6)),
    (select l.name from laboratories l where a.unit like 'laboratory:%' and l.id::text = substr(a.unit, 12)),
    a.unit)`
