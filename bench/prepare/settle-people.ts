import { type CityIndex, indexing } from '@bihuan/sim/city/city-index.ts'
import { generateCity } from '@bihuan/sim/city/generate.ts'
import type { CityBatch } from '@bihuan/sim/city/rows.ts'
import { pieces, wireArea, wireHousing, wirePerson } from '@bihuan/sim/seed/wire-rows.ts'
import type { Act } from './commands.ts'

/** Who lives where, and the places' names. */
export type Settled = {
  index: CityIndex
  streetNames: ReadonlyMap<string, string>
  districts: string[]
}

// Rows of one import: as many as the contract allows.
const rowsMax = 5_000
const batchPeople = 4_000
// Imports on the way at once: the next batch is invented while the last ones are written.
const waitingMax = 4
const sayEvery = 1_000_000

/** Sends the rows of batches as imports; `done` waits for the last of them and throws what was refused. */
function importing(act: Act, at: number) {
  const admin = { role: 'administrator' } as const
  const waiting = new Set<Promise<unknown>>()
  let refusal: unknown = null
  return {
    async send(batch: CityBatch): Promise<void> {
      for (const areas of pieces(batch.areas.map(wireArea), rowsMax))
        await act(admin, 'area.import', { areas }, at)
      const { compounds, buildings, households } = wireHousing(batch)
      const first = { compounds, buildings, households: households.slice(0, rowsMax) }
      await act(admin, 'housing.import', first, at)
      for (const more of pieces(households.slice(rowsMax), rowsMax))
        await act(admin, 'housing.import', { compounds: [], buildings: [], households: more }, at)
      for (const people of pieces(batch.people.map(wirePerson), rowsMax)) {
        if (refusal !== null) throw refusal
        if (waiting.size >= waitingMax) await Promise.race(waiting)
        const sent: Promise<unknown> = act(admin, 'person.import', { people }, at)
          .catch((error: unknown) => {
            refusal = error
          })
          .finally(() => waiting.delete(sent))
        waiting.add(sent)
      }
    },
    async done(): Promise<void> {
      await Promise.all(waiting)
      if (refusal !== null) throw refusal
    },
  }
}

/** Invents the people of a city and imports them through commands; where they are there already it only looks at them. */
export async function settlePeople(
  act: Act,
  order: { seed: number; scale: number; at: number; areThere: boolean },
  say: (text: string) => void,
): Promise<Settled> {
  const { add, index } = indexing()
  const streetNames = new Map<string, string>()
  const districts: string[] = []
  const imports = importing(act, order.at)
  let said = 0
  for (const batch of generateCity({ seed: order.seed, scale: order.scale, batchPeople })) {
    add(batch)
    for (const { code, level, name } of batch.areas) {
      if (level === 'street') streetNames.set(code, name)
      if (level === 'district') districts.push(code)
    }
    if (order.areThere) continue
    await imports.send(batch)
    if (index.people - said < sayEvery) continue
    said = index.people
    say(`${said} people so far`)
  }
  await imports.done()
  return { index, streetNames, districts }
}
