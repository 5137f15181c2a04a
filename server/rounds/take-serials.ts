import { type LabelKind, labelNumber } from '@bihuan/core/labels/label.ts'
import type { Tx } from '../db/sql.ts'
import { Problem } from '../door/problem.ts'

const serialsMax = { tube: 10 ** 9, box: 10 ** 7, plate: 10 ** 7 } satisfies Record<
  LabelKind,
  number
>

/**
 * Takes the next labels of a kind and returns the first number. Two that print at once wait for each other here, once a
 * print and never when a sample is taken. What is taken and rolled back is free again; serials begin with 1.
 */
export async function takeSerials(
  tx: Tx,
  kind: LabelKind,
  city: string,
  quantity: number,
): Promise<number> {
  const [row] = await tx<{ first: string }[]>`
    insert into label_serials (kind, next_serial) values (${kind}, 1 + ${quantity}::bigint)
    on conflict (kind) do update set next_serial = label_serials.next_serial + ${quantity}::bigint
    returning next_serial - ${quantity}::bigint as first`
  const first = Number(row?.first)
  if (first + quantity > serialsMax[kind]) throw new Problem('label.used-up', { kind })
  return labelNumber(kind, city, first)
}
