import type { Tx } from '../db/sql.ts'

/**
 * Takes the next numbers of cases and returns the first. Two who open cases at once wait for each other here; what is taken and rolled
 * back is free again, so that numbers have no gaps.
 */
export async function takeCaseNumbers(tx: Tx, quantity: number): Promise<number> {
  const [row] = await tx<{ first: string }[]>`
    insert into label_serials (kind, next_serial) values ('case', 1 + ${quantity}::bigint)
    on conflict (kind) do update set next_serial = label_serials.next_serial + ${quantity}::bigint
    returning next_serial - ${quantity}::bigint as first`
  return Number(row?.first)
}
