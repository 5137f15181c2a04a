import type { SealEvent } from '@bihuan/core/tubes/events.ts'
import type { Tx } from '../db/sql.ts'
import { lotsOf } from './look-up.ts'
import type { Lot } from './read-events.ts'
import { boundTubes } from './tube-facts.ts'

type Where = { round: number; site: number; device: number; now: number }

/** Tubes that nobody else changes until the end of the transaction. */
export type HeldTubes = {
  /** Tubes written whole from their one seal: nobody had spoken of them. */
  sealed: Set<number>
  /** Tubes to be settled from everything that was said about them, ascending; all that moves bind together. */
  bound: number[]
  /** Those of `bound` that were not known before. */
  opened: Set<number>
  lots: Map<number, Lot>
}
type Row = {
  id: number
  openedAt: number
  sealedAt: number | null
  members: number
  state: 'open' | 'sealed'
}

/** Makes tubes that are not known and locks those that are, one statement in the order of ids: no two uploads wait crosswise. */
async function takeHold(
  tx: Tx,
  where: Where,
  list: readonly Row[],
  lots: Map<number, Lot>,
): Promise<Set<number>> {
  const rows = await tx<{ id: string }[]>`
    insert into tubes (id, opened_at, sealed_at, round_id, site_id, device_id, pool_size, sitting, member_count, state)
    select t.id, t.opened_at, t.sealed_at, ${where.round}, ${where.site}, ${where.device}, t.pool_size, t.sitting, t.member_count, t.state
    from unnest(
      ${list.map(({ id }) => String(id))}::bigint[], ${list.map(({ openedAt }) => openedAt)}::timestamptz[],
      ${list.map(({ sealedAt }) => sealedAt)}::timestamptz[], ${list.map(({ id }) => lots.get(id)?.poolSize ?? 1)}::smallint[],
      ${list.map(({ id }) => lots.get(id)?.sitting ?? 0)}::smallint[], ${list.map(({ members }) => members)}::smallint[],
      ${list.map(({ state }) => state)}::text[]
    ) t (id, opened_at, sealed_at, pool_size, sitting, member_count, state)
    on conflict (round_id, id) do update set state = tubes.state where false
    returning id`
  return new Set(rows.map((row) => Number(row.id)))
}

const sealedRow = ({ tube, openedAt, at, members }: SealEvent): Row => ({
  id: tube,
  openedAt,
  sealedAt: at,
  members: members.length,
  state: 'sealed',
})

/**
 * Holds every tube that the events of an upload touch: those that come whole as one seal in `seals` (with their lots),
 * and `touched` with all that moves bind to them. Who changes the members of a tube holds it. A move that another
 * upload committed while this one waited can bind further tubes; then everything is let go and held anew in order, at
 * most once for each such move.
 */
export async function holdTubes(
  tx: Tx,
  where: Where,
  seals: readonly SealEvent[],
  touched: readonly number[],
  lots: Map<number, Lot>,
): Promise<HeldTubes> {
  if (seals.length + touched.length === 0)
    return { sealed: new Set(), bound: [], opened: new Set(), lots }
  let bound = touched.length === 0 ? [] : await boundTubes(tx, where.round, touched)
  for (;;) {
    const isBound = new Set(bound)
    const whole = seals.filter(({ tube }) => !isBound.has(tube))
    const all =
      bound.length === 0 ? lots : new Map([...lots, ...(await lotsOf(tx, where.round, bound))])
    const open = bound.map(
      (id): Row => ({ id, openedAt: where.now, sealedAt: null, members: 0, state: 'open' }),
    )
    const list = [...whole.map(sealedRow), ...open].sort((a, b) => a.id - b.id)
    // Sent at once with the statement after it: a query waits for its first `then`, and would come behind.
    const begun = tx`savepoint nothing_held`.execute()
    const [, made] = await Promise.all([begun, takeHold(tx, where, list, all)])
    const sealed = new Set(whole.flatMap(({ tube }) => (made.has(tube) ? [tube] : [])))
    const known = whole.flatMap(({ tube }) => (made.has(tube) ? [] : [tube]))
    const slow = [...bound, ...known]
    const reached = slow.length === 0 ? [] : await boundTubes(tx, where.round, slow)
    const isHeld = new Set(slow)
    if (reached.every((tube) => isHeld.has(tube))) {
      const opened = new Set(bound.filter((tube) => made.has(tube)))
      return { sealed, bound: reached, opened, lots: all }
    }
    await tx`rollback to savepoint nothing_held`
    bound = reached
  }
}
