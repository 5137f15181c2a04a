import type { Reader } from '../db/sql.ts'
import { type Actor, covers } from '../door/actor.ts'
import { Problem } from '../door/problem.ts'
import { laboratoryArea } from './plate-store.ts'

/** Refuses with access.unit-is-not-yours when somebody who belongs to one laboratory acts for another. */
export function checkLaboratory(actor: Actor, laboratory: number): void {
  const unit = `laboratory:${laboratory}`
  if (actor.unit.startsWith('laboratory:') && actor.unit !== unit)
    throw new Problem('access.unit-is-not-yours', { unit, own: actor.unit })
}

/** The same for a reader, whose area must hold the laboratory too. Refuses with access.area-is-not-yours. */
export async function checkReader(sql: Reader, actor: Actor, laboratory: number): Promise<void> {
  checkLaboratory(actor, laboratory)
  const area = await laboratoryArea(sql, String(laboratory))
  if (!covers(actor.areaCode, area))
    throw new Problem('access.area-is-not-yours', { area, own: actor.areaCode })
}
