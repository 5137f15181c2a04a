import { int8s, texts, uuids } from '../db/literal.ts'
import type { Tx } from '../db/sql.ts'

/** A tube that changed accounts: `null` before means it was unused stock of the site it was issued to. */
export type TubeMove = { before: string | null; after: string; issuedTo: number }

export const siteAccount = (site: number | string) => `site:${site}`
export const stockAccount = (site: number | string) => `stock:${site}`

/** The tube moves that one command made, and when. */
export type CommandMoves = { commandId: string; at: number; moves: readonly TubeMove[] }

type Entry = {
  commandId: string
  line: number
  at: number
  from: string
  to: string
  quantity: number
}

function entriesOf({ commandId, at, moves }: CommandMoves): Entry[] {
  const sums = new Map<string, Omit<Entry, 'line'>>()
  for (const { before, after, issuedTo } of moves) {
    const from = before ?? stockAccount(issuedTo)
    if (from === after) continue
    const key = `${from}>${after}`
    const sum = sums.get(key) ?? { commandId, at, from, to: after, quantity: 0 }
    sum.quantity += 1
    sums.set(key, sum)
  }
  return [...sums.values()].map((sum, n) => ({ ...sum, line: n + 1 }))
}

/** Posts tube moves to the custody ledger, one entry for each command and pair of accounts. */
export async function postTubeMoves(
  tx: Tx,
  round: number,
  list: readonly CommandMoves[],
): Promise<void> {
  const entries = list.flatMap(entriesOf)
  if (entries.length === 0) return
  await tx`
    insert into custody_entries (command_id, line, round_id, at, item, from_account, to_account, quantity)
    select e.command_id, e.line, ${round}, to_timestamp(e.at / 1000.0), 'tube', e.from_account, e.to_account, e.quantity
    from unnest(
      ${uuids(entries.map((entry) => entry.commandId))}::text::uuid[], ${int8s(entries.map((entry) => entry.line))}::text::int[],
      ${int8s(entries.map((entry) => entry.at))}::text::bigint[], ${texts(entries.map((entry) => entry.from))}::text::text[],
      ${texts(entries.map((entry) => entry.to))}::text::text[], ${int8s(entries.map((entry) => entry.quantity))}::text::int[]
    ) e (command_id, line, at, from_account, to_account, quantity)`
}
