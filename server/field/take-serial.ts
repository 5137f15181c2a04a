import type { Tx } from '../db/sql.ts'

const firstOf = {
  device: 500_001, // below are devices that the command enrols
  home: 900_000_001, // below are homes of the census
} as const

/** Takes the next number of a kind. Two who ask at once wait for each other here until one of them commits. */
export async function takeSerial(tx: Tx, kind: keyof typeof firstOf): Promise<number> {
  const [row] = await tx<{ taken: number }[]>`
    insert into field_serials (kind, next_serial) values (${kind}, ${firstOf[kind] + 1})
    on conflict (kind) do update set next_serial = field_serials.next_serial + 1
    returning next_serial - 1 as taken`
  return Number(row?.taken)
}
