import { instantOf } from '@bihuan/core/time/instant.ts'
import { fact } from './apply.ts'
import type { FieldClock } from './clock.ts'
import type { Keeper } from './keeper.ts'
import { elsewhereOf, newRosterKey, rosterChanges } from './roster.ts'
import { importSealKey } from './seal-key.ts'
import type { Change } from './shelf.ts'
import type { Building, FieldBook, RosterPerson } from './types.ts'

export type WorkParts = {
  keeper: Keeper
  clock: FieldClock
  get<Body>(path: string): Promise<Body>
  post<Body>(path: string, body: object): Promise<Body>
}

/** Book and roster of a device, and the changes that keep them. Throws the problem of the question that failed. */
export async function fetchWork(
  { get, post, keeper, clock }: WorkParts,
  device: string,
): Promise<{ book: FieldBook; changes: Change[] }> {
  const book = await get<FieldBook>(`/devices/${device}/book`)
  clock.learn(instantOf(book.serverNow), clock.fact().speed)
  const { take, chunks } = await post<{ take: string; chunks: number }>(
    `/devices/${device}/roster`,
    {},
  )
  const people: RosterPerson[] = []
  const buildings = new Map<string, Building>()
  for (let chunk = 0; chunk < chunks; chunk += 1) {
    type Part = { people: RosterPerson[]; buildings: Building[] }
    const part = await get<Part>(`/rosters/${take}/${chunk}`)
    people.push(...part.people)
    for (const one of part.buildings) buildings.set(one.building, one)
  }
  const rosterKey = await newRosterKey()
  const sealKey = await importSealKey(book.sealKey)
  const kept = { ...book, sealKey: '' }
  return {
    book: kept,
    changes: [
      ...(await rosterChanges(rosterKey, people, [...buildings.values()])),
      fact('rosterKey', rosterKey),
      fact('elsewhere', elsewhereOf(people)),
      fact('sealKeys', { ...keeper.memory().sealKeys, [device]: sealKey }),
      fact('session', { book: kept, rosterTakenAt: clock.now(), people: people.length }),
      fact('clock', clock.fact()),
    ],
  }
}
