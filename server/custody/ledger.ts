import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Tx } from '../db/sql.ts'

/** One move of the ledger; `box` names the box that moves, or is null for tubes, which move by number of pieces. */
export type Move = { box: string | null; from: string; to: string; quantity: number }

/** The move of one box. */
export const boxMove = (box: string, from: string, to: string): Move => ({
  box,
  from,
  to,
  quantity: 1,
})

/** Moves of tubes, one for each account that they leave; what is already there, or nothing at all, makes none. */
export function tubeMoves(accounts: Iterable<string>, to: string): Move[] {
  const leaving = new Map<string, number>()
  for (const from of accounts) if (from !== to) leaving.set(from, (leaving.get(from) ?? 0) + 1)
  return [...leaving].map(([from, quantity]) => ({ box: null, from, to, quantity }))
}

/** Writes the moves of one command, in order; each takes from one account what it gives to another. */
export async function postMoves(
  tx: Tx,
  commandId: string,
  round: number,
  at: Instant,
  moves: readonly Move[],
): Promise<void> {
  await tx`
    insert into custody_entries (command_id, line, round_id, at, item, box_id, from_account, to_account, quantity)
    select ${commandId}, m.line, ${round}, ${at}, case when m.box_id is null then 'tube' else 'box' end, m.box_id, m.from_account, m.to_account, m.quantity
    from unnest(
      ${moves.map((move) => move.box)}::bigint[], ${moves.map((move) => move.from)}::text[],
      ${moves.map((move) => move.to)}::text[], ${moves.map((move) => move.quantity)}::int[]
    ) with ordinality m (box_id, from_account, to_account, quantity, line)`
}
