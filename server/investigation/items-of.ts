import type { Item } from '@bihuan/core/investigation/item.ts'
import type { Reader } from '../db/sql.ts'
import type { Keys } from '../keys.ts'
import { type ItemRow, itemOf, itemRows } from './rows.ts'

/**
 * The timeline of a case, opened and typed, what has no time last: candidates and confirmed ones, without those that were removed. The
 * driver opens what is sealed; `_keys` stands here so that no caller forgets that it is.
 */
export async function itemsOf(sql: Reader, _keys: Keys, caseId: string): Promise<Item[]> {
  const rows = await sql<ItemRow[]>`
    ${itemRows(sql)} where i.case_id = ${caseId} and i.state <> 'removed'
    order by i.from_at nulls last, i.id`
  return rows.map(itemOf)
}
