import type { Actor } from '../door/actor.ts'
import { Problem } from '../door/problem.ts'

/** Refuses with access.unit-is-not-yours when somebody who belongs to one laboratory acts for another. */
export function checkLaboratory(actor: Actor, laboratory: number): void {
  const unit = `laboratory:${laboratory}`
  if (actor.unit.startsWith('laboratory:') && actor.unit !== unit) throw new Problem('access.unit-is-not-yours', { unit, own: actor.unit })
}
