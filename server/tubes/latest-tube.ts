import { labelCode } from '@bihuan/core/labels/label.ts'
import type { Reader } from '../db/sql.ts'

/** The printed code of the tube of the newest round that was opened last and still counts; null before there is one. */
export async function latestTube(sql: Reader): Promise<string | null> {
  const [row] = await sql<{ id: string }[]>`
    select id from tubes where round_id = (select max(id) from rounds) and sitting = 0 and state in ('open', 'sealed')
    order by opened_at desc limit 1`
  return row ? labelCode('tube', Number(row.id)) : null
}
