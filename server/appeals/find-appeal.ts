import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import { Problem } from '../door/problem.ts'
import { type ReadOrders, readOrders } from '../orders/read-orders.ts'
import type { TrustAnchors } from '../trust/anchors.ts'
import { type AppealFile, fileIn } from './appeal-file.ts'
import { withKin } from './order-ids.ts'

export type Appellant = {
  personId: string | null
  lodgedBy: string
  receipt: string | null
}

/** The district that answers for an appeal; refuses with appeal.unknown. */
export async function districtOf(sql: Reader, appeal: string): Promise<string> {
  const [row] = await sql<{ district: string }[]>`
    select o.district from order_acts a join orders o on o.id = a.order_id where a.id = ${appeal} and a.kind = 'appeal'`
  if (!row) throw new Problem('appeal.unknown')
  return row.district
}

/** One appeal with all orders about the same subject; refuses with appeal.unknown, also where its order does not count. */
export async function findAppeal(
  sql: Reader,
  anchors: TrustAnchors,
  appeal: string,
  at: Instant,
): Promise<{ file: AppealFile; read: ReadOrders }> {
  const [row] = await sql<{ orderId: string }[]>`
    select order_id from order_acts where id = ${appeal} and kind = 'appeal' and order_id is not null`
  if (!row) throw new Problem('appeal.unknown')
  const read = await readOrders(sql, anchors, { ids: await withKin(sql, [row.orderId]) })
  const file = fileIn(read, appeal, at)
  if (file === null) throw new Problem('appeal.unknown')
  return { file, read }
}

/** For whom an appeal was lodged and by whom; null for a row that came in beside the door. */
export async function appellantOf(sql: Reader, appeal: string): Promise<Appellant | null> {
  const [row] = await sql<Appellant[]>`
    select person_id, lodged_by, receipt from appellants where appeal_id = ${appeal}`
  return row ?? null
}
