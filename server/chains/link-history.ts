import type { Reader } from '../db/sql.ts'
import type { LinkRow } from './store.ts'

/** Everything that was ever named, decided or rejected of the source of a case, what stands first, then the latest. */
export const linkHistory = (sql: Reader, id: string) => sql<
  (LinkRow & { infectorNumber: number | null })[]
>`
  select l.id, l.infectee, l.infector, l.source, l.state, l.exposure, l.reason, l.decided_by, l.decided_at, l.until_at, c.number as infector_number
  from case_links l left join cases c on c.id = l.infector
  where l.infectee = ${id} order by (l.until_at is null) desc, l.decided_at desc, l.id`
