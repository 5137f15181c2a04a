import { type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import type { Keys } from '../keys.ts'
import { opened } from '../stay-care/request-view.ts'

type Row = { at: Instant; what: string; by: string; words: string | null }

/** What happened in a stay besides checks and requests, the earliest first: arrival, rooms, hospital, things given, leaving. */
export async function historyOf(sql: Reader, stay: string, keys: Keys) {
  const rows = await sql<Row[]>`
    select arrived_at as at, 'arrived' as what, arrived_by as by, null::text as words from stays where id = ${stay}
    union all
    select m.at, 'room:' || coalesce(r.code, '–'), m.by, m.words from stay_moves m left join rooms r on r.id = m.to_room_id where m.stay_id = ${stay}
    union all
    select at, 'to-hospital', by, words from stay_referrals where stay_id = ${stay}
    union all
    select returned_at, 'from-hospital', returned_by, returned_words from stay_referrals where stay_id = ${stay} and returned_at is not null
    union all
    select g.at, 'given:' || coalesce(i.name ->> 'zh', '') || ' ' || g.quantity, g.by, null
    from stay_supplies g join supply_items i on i.id = g.item_id where g.stay_id = ${stay}
    union all
    select left_at, 'left:' || left_how, left_by, null from stays where id = ${stay} and left_at is not null
    order by 1 limit 500`
  return rows.map(({ at, what, by, words }) => ({
    at: isoOf(at),
    what,
    by,
    words: opened(keys, words),
  }))
}
