import type { Keeper } from './keeper.ts'
import { seatKey } from './memory.ts'
import { rosterOn } from './roster.ts'
import type { Shelf } from './shelf.ts'
import type { FieldEngine, FoundPerson, RosterPerson } from './types.ts'

/** The roster's people with what this device knows of them. */
export function memberFinder(
  shelf: Shelf,
  keeper: Keeper,
): Pick<FieldEngine, 'personOf' | 'findByTail' | 'household' | 'doors'> {
  const roster = rosterOn(shelf, () => keeper.memory().rosterKey)
  const found = (one: RosterPerson): FoundPerson => ({
    ...one,
    sampledHereAt: keeper.memory().seats.get(seatKey(0, one.person))?.at ?? null,
  })
  return {
    async personOf(person) {
      const one = await roster.personOf(person)
      return one && found(one)
    },
    findByTail: async (tail, name) => (await roster.byTail(tail, name)).map(found),
    household: async (id) => (await roster.household(id)).map(found),
    async doors(building) {
      const { buildings, people } = await roster.doors(building)
      return { buildings, people: people.map(found) }
    },
  }
}
