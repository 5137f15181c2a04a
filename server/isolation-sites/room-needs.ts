import type { Reader } from '../db/sql.ts'

/**
 * Of a room `r`: whether somebody infected was in it, fell ill or died there since it was last disinfected; then it needs the terminal
 * disinfection (core/supply/turnover.ts). Who changed the room inside the site counts for the room that was left.
 */
export const hadInfected = (sql: Reader) => sql`(
  exists (select from stays s where s.room_id = r.id and (s.cohort = 'positive' or s.left_how in ('to-hospital', 'died'))
    and s.left_at > ${lastCleaned(sql)})
  or exists (select from stay_moves m join stays s on s.id = m.stay_id
    where m.from_room_id = r.id and s.cohort = 'positive' and m.at > ${lastCleaned(sql)}))`

const lastCleaned = (sql: Reader) => sql`
  coalesce((select max(c.done_at) from cleanings c where c.room_id = r.id and (c.kind = 'turnover' or c.passed)), '-infinity')`

/** Of a room `r`: its terminal disinfection that nobody has checked yet, or null. */
export const uncheckedCleaning = (sql: Reader) => sql`
  (select c.id from cleanings c where c.room_id = r.id and c.kind = 'terminal' and c.checked_at is null and c.done_at >= r.emptied_at
    order by c.done_at desc limit 1)`
