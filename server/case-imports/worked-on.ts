import type { Reader } from '../db/sql.ts'

/**
 * The cases of an import on which somebody has worked since: a step, a team, an item, a contact or a link that is none of the import's
 * own, or a contact of it that was judged. An import with such a case is not undone as a whole.
 */
export const workedOn = (sql: Reader, id: string) =>
  sql<{ id: string; number: number | null }[]>`
    with own as (
      select distinct r.case_id as id from import_rows r
      where r.import_id = ${id} and r.sheet = 'line-list' and r.outcome = 'written' and r.contact_id is null
    ),
    unit as (select * from case_imports where id = ${id})
    select c.id, c.number from own join cases c using (id) cross join unit u
    where c.version > 1
      or exists (select from case_team t where t.case_id = c.id)
      or exists (select from case_items i where i.case_id = c.id)
      or exists (select from contacts k where k.case_id = c.id
        and not exists (select from import_rows r where r.import_id = u.id and r.contact_id = k.id))
      or exists (select from case_links l where (l.infectee = c.id or l.infector = c.id)
        and (l.state <> 'named' or l.decided_at <> u.imported_at or l.decided_by <> u.imported_by))
    union
    select c.id, c.number from import_rows r join contacts k on k.id = r.contact_id join cases c on c.id = k.case_id
    where r.import_id = ${id} and r.outcome = 'written' and (k.decided is not null or k.version > 0 or k.became_case is not null)
    order by number`
