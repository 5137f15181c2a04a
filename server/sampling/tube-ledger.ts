import type { Tx } from '../db/sql.ts'

/** A tube that changed accounts: `null` before means it was unused stock of the site it was issued to. */
export type TubeMove = { before: string | null; after: string; issuedTo: number }

export const siteAccount = (site: number | string) => `site:${site}`
export const stockAccount = (site: number | string) => `stock:${site}`

/** Posts tube moves to the custody ledger, one entry for each pair of accounts. */
export async function postTubeMoves(
  tx: Tx,
  round: number,
  commandId: string,
  at: number,
  moves: readonly TubeMove[],
): Promise<void> {
  const sums = new Map<string, { from: string; to: string; quantity: number }>()
  for (const { before, after, issuedTo } of moves) {
    const from = before ?? stockAccount(issuedTo)
    if (from === after) continue
    const key = `${from}>${after}`
    const sum = sums.get(key) ?? { from, to: after, quantity: 0 }
    sum.quantity += 1
    sums.set(key, sum)
  }
  const entries = [...sums.values()]
  if (entries.length === 0) return
  await tx`
    insert into custody_entries (command_id, line, round_id, at, item, from_account, to_account, quantity)
    select ${commandId}, e.line, ${round}, ${at}, 'tube', e.from_account, e.to_account, e.quantity
    from unnest(
      ${entries.map((entry) => entry.from)}::text[], ${entries.map((entry) => entry.to)}::text[], ${entries.map((entry) => entry.quantity)}::int[]
    ) with ordinality e (from_account, to_account, quantity, line)`
}
