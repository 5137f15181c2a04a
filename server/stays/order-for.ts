import { evidenceKindOf } from '@bihuan/core/orders/basis.ts'
import type { Reader } from '../db/sql.ts'
import type { Request } from '../door/command.ts'
import { readStatus } from '../status/read-status.ts'

/** The order by which somebody may be held at a place now. */
export type HoldingOrder = { order: string; basis: string; place: string }

/**
 * The order in force that says that somebody is isolated at such a place, verified as it lies there; null where there is none, and nobody
 * may hold them. One of another place that is no home counts where a transfer was made from it: the place was changed by whoever gave the room.
 */
export async function orderFor(
  sql: Reader,
  { person, place, order }: { person: string; place: string; order: string | null },
  { anchors, keys, now }: Request,
): Promise<HoldingOrder | null> {
  const status = await readStatus(sql, { person, at: now }, { anchors, keys })
  const held = status.reasons.flatMap((one) =>
    one.order !== null && one.class === 'stay'
      ? [{ order: one.order, basis: one.basis, place: one.place }]
      : [],
  )
  const found = held.find((one) => one.place === place) ?? held.find((one) => one.order === order)
  return found ? { order: found.order, basis: found.basis, place } : null
}

/** The group that somebody of a basis belongs to, where nobody said it; null where the basis does not tell. */
export function cohortOfBasis(basis: string): 'positive' | 'contact' | 'inbound' | null {
  const kind = evidenceKindOf(basis)
  if (kind === 'case') return 'positive'
  if (kind === 'contact') return 'contact'
  return kind === 'travel' ? 'inbound' : null
}
