import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Tx } from '../db/sql.ts'

/**
 * Says of rooms that somebody left them, at a stay's end or for another room: one where nobody is left is not ready before it is cleaned
 * (server/waste), and the loop `room-not-cleaned` begins. Called after the stays were changed. Gives how many rooms are empty now.
 */
export async function roomsEmptied(tx: Tx, rooms: readonly string[], at: Instant): Promise<number> {
  if (rooms.length === 0) return 0
  const emptied = await tx`
    update rooms r set ready_at = null, emptied_at = greatest(r.emptied_at, ${at}::timestamptz)
    where r.id = any(${[...rooms]}::uuid[]) and not exists (select from stays s where s.room_id = r.id and s.left_at is null)
    returning r.id`
  return emptied.length
}
