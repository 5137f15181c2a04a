import type { Arrival, BoardRoom } from './questions.ts'

/**
 * Rooms for those who come, in the order of the list: the room that the allocation gave them first; people who move together in one room where it
 * has the beds, everybody else alone in the smallest that is free. Who finds none is left out, and a household that fits nowhere as a whole: whom
 * to part is for a person to say. Gives the id of a room by transfer.
 */
export function proposeRooms(
  arrivals: readonly Arrival[],
  rooms: readonly BoardRoom[],
): ReadonlyMap<string, string> {
  const given = new Map<string, string>()
  for (const { transfer, room } of arrivals) if (room !== null) given.set(transfer, room)
  const spoken = new Set(given.values())
  const free = rooms
    .filter(({ state, room }) => state === 'free' && !spoken.has(room))
    .sort((a, b) => a.beds - b.beds || (a.code < b.code ? -1 : 1))
  const waiting = arrivals.filter(({ transfer }) => !given.has(transfer))
  const parties = Map.groupBy(waiting, ({ party, transfer }) => party ?? transfer)
  const take = (beds: number): string | null => {
    const at = free.findIndex((room) => room.beds >= beds)
    return at < 0 ? null : (free.splice(at, 1)[0]?.room ?? null)
  }
  for (const members of parties.values()) {
    const room = take(members.length)
    if (room === null) continue
    for (const { transfer } of members) given.set(transfer, room)
  }
  return given
}
