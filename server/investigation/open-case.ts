import { areaOfCase, moveCase } from '../cases/store.ts'
import type { Reader, Tx } from '../db/sql.ts'
import { covers } from '../door/actor.ts'
import type { Request } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import type { Question } from '../door/query.ts'

/**
 * Begins a change of a case: its number, by which others see that there is something new. It holds the row of the case's changes, so
 * that two who write at once follow one another; a case that is over, or that nobody works on, refuses (case.not-now).
 */
export async function beginChange(tx: Tx, caseId: string, request: Request): Promise<number> {
  const [row] = await tx<{ change: number }[]>`
    insert into case_changes (case_id, change) values (${caseId}, 1)
    on conflict (case_id) do update set change = case_changes.change + 1 returning change`
  await moveCase(tx, caseId, 'write', request)
  return row?.change ?? 1
}

/** Refuses a case that lies outside of the area of who asks. */
export async function checkArea(sql: Reader, caseId: string, { actor }: Question): Promise<string> {
  const area = await areaOfCase(sql, caseId)
  if (!covers(actor.areaCode, area))
    throw new Problem('access.area-is-not-yours', { area, own: actor.areaCode })
  return area
}
