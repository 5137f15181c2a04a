import { type bagPlaces, wasteKinds } from '@bihuan/contract/waste.ts'
import { bagCode, parseBagCode } from '@bihuan/core/supply/bag-code.ts'
import type { Reader, Tx } from '../db/sql.ts'
import type { Request } from '../door/command.ts'
import { Problem } from '../door/problem.ts'

export type BagPlaceName = (typeof bagPlaces)[number]
export const kinds = wasteKinds

/** The labels of printed codes. Refuses with waste-bag.label-unknown where one does not hold. */
export function labelsOf(codes: readonly string[]): number[] {
  return [...new Set(codes)].map((code) => {
    const label = parseBagCode(code)
    if (label === null) throw new Problem('waste-bag.label-unknown', { bag: code })
    return label
  })
}

const namedMax = 5
/** Codes as a person reads them in a refusal: the first five, and how many more. */
export function saidBags(labels: readonly number[]): string {
  const named = labels.slice(0, namedMax).map(bagCode).join(', ')
  return labels.length > namedMax ? `${named} +${labels.length - namedMax}` : named
}

export type Moving = { from: 'source' | BagPlaceName; to: BagPlaceName; manifest?: string }

/** Writes the move of bags into the ledger, each with the weight that its row has. */
export async function writeMoves(
  tx: Tx,
  labels: readonly number[],
  { from, to, manifest }: Moving,
  { id, now, actor }: Pick<Request, 'id' | 'now' | 'actor'>,
): Promise<void> {
  await tx`
    insert into waste_moves (label, line, from_place, to_place, grams, manifest_id, moved_at, moved_by, command_id)
    select b.label, coalesce((select max(m.line) from waste_moves m where m.label = b.label), 0) + 1, ${from}, ${to}, b.grams,
      ${manifest ?? null}, ${now}, ${actor.id}, ${id}
    from waste_bags b where b.label = any(${[...labels]}::bigint[])`
}

/** Refuses with waste-bag.elsewhere where not every bag was changed: it is not where it would have to be. */
export function checkMoved(labels: readonly number[], moved: readonly { label: string }[]): void {
  const done = new Set(moved.map(({ label }) => Number(label)))
  const left = labels.filter((label) => !done.has(label))
  if (left.length > 0) throw new Problem('waste-bag.elsewhere', { bags: saidBags(left) })
}

/** Refuses a label that was not printed for the site. */
export async function checkPrinted(sql: Reader, site: string, label: number): Promise<void> {
  const [run] = await sql`
    select from waste_label_runs where isolation_site_id = ${site} and ${label}::bigint between first and last`
  if (!run) throw new Problem('waste-bag.label-unknown', { bag: bagCode(label) })
}
