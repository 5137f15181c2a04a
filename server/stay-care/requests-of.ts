import type { Reader } from '../db/sql.ts'
import type { Keys } from '../keys.ts'
import { type RequestRow, requestView } from './request-view.ts'

/** What somebody asked for in a stay, the latest first. */
export async function requestsOf(sql: Reader, stay: string, keys: Keys) {
  const rows = await sql<RequestRow[]>`
    select id, kind, item_id, quantity, words, asked_at, by_person, due_at, answered_at, answer, answer_words
    from stay_requests where stay_id = ${stay} order by asked_at desc, id limit 200`
  return rows.map((row) => requestView(row, keys))
}
