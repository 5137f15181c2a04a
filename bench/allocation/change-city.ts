import type { Guest, Problem, Room } from '@bihuan/core/allocation/guest.ts'
import type { Random } from '@bihuan/sim/random/random.ts'
import { arrivalsOf } from './invent-city.ts'

/** What came in between two allocations. */
export type Changes = {
  readonly problem: Problem
  readonly touched: ReadonlySet<string>
  readonly count: number
}

/**
 * Later changes of a city whose people have rooms: half of them new arrivals, a quarter rooms that are lost, a quarter people who need
 * something else now. `touched` are those who cannot be left where they are, with their parties.
 */
export function changeCity(
  { guests, rooms, ...rest }: Problem,
  given: ReadonlyMap<string, string>,
  count: number,
  random: Random,
): Changes {
  const touched = new Set<string>()
  const lives = random.shuffle(guests.filter(({ id }) => given.has(id)))
  const losing = new Set(
    lives.slice(0, Math.round(count / 4)).flatMap(({ id }) => given.get(id) ?? []),
  )
  const needing = new Set(lives.slice(-Math.round(count / 4)).map(({ id }) => id))
  const after = rooms.map((room): Room => (losing.has(room.id) ? { ...room, ready: false } : room))
  const kept = guests.map((guest): Guest => {
    const now = given.get(guest.id) ?? null
    const needs = needing.has(guest.id)
    if (needs || (now !== null && losing.has(now))) touched.add(guest.id)
    return {
      ...guest,
      now,
      care: needs
        ? [random.pick(['wheelchair', 'pregnant', 'mental-health'] as const)]
        : guest.care,
    }
  })
  const parties = new Set(
    kept.flatMap(({ id, party }) => (touched.has(id) && party ? [party] : [])),
  )
  for (const { id, party } of kept) if (party !== null && parties.has(party)) touched.add(id)
  const cells = [...new Set(guests.map(({ cell }) => cell))]
  const fresh = arrivalsOf(random, cells, count - losing.size - needing.size, 'b')
  for (const { id } of fresh) touched.add(id)
  return { problem: { ...rest, guests: [...kept, ...fresh], rooms: after }, touched, count }
}
