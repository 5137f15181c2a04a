import type { Tx } from '../db/sql.ts'

/** Locks rooms until the end of the transaction, in one order: of two who give the same bed the second sees what the first gave. */
export async function lockRooms(tx: Tx, rooms: readonly string[]): Promise<void> {
  await tx`
    select from rooms where id = any(${[...new Set(rooms)].sort()}::uuid[]) order by id for no key update`
}
