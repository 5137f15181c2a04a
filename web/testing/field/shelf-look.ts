import type { Page } from 'playwright-core'

/** What the phone's disk holds, read without the engine: the words of its acts and the table. */
export type ShelfLook = {
  words: string[]
  seqs: number[]
  counters: { seq: number } | null
  open: { tube: string; people: string[] } | null
  /** Who is in the open tube when the acts are played again. */
  played: string[]
}

/** Reads the shelf from a page of the same origin on which the engine does not run. */
export function lookAtShelf(page: Page): Promise<ShelfLook> {
  return page.evaluate(async () => {
    const done = <Value>(request: IDBRequest<Value>) =>
      new Promise<Value>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    type Event = { kind: string; seq: number; tube?: string; from?: string; person?: string }
    const known = await indexedDB.databases()
    if (!known.some(({ name }) => name === 'bihuan-field'))
      throw new Error(`the disk has only ${JSON.stringify(known)}`)
    const db = await done(indexedDB.open('bihuan-field'))
    const read = db.transaction(['acts', 'facts'])
    const acts = (await done(read.objectStore('acts').getAll())) as { events: Event[] }[]
    const counters = await done(read.objectStore('facts').get('counters'))
    const station = await done(read.objectStore('facts').get('station'))
    db.close()
    const events = acts.flatMap((act) => act.events)
    const label = station?.open ? String(station.open.tube) : ''
    const played: string[] = []
    for (const { kind, tube, person } of events) {
      if (label === '' || !tube?.startsWith(label) || person === undefined) continue
      if (kind === 'sample') played.push(person)
      if (kind === 'undo') played.splice(played.indexOf(person), 1)
    }
    return {
      words: events.map(
        ({ kind, tube, from, person }) => `${kind} ${tube ?? from} ${person ?? ''}`,
      ),
      seqs: events.map(({ seq }) => seq),
      counters: counters ?? null,
      open: station?.open
        ? {
            tube: label,
            people: station.open.members.map(({ person }: { person: string }) => person),
          }
        : null,
      played,
    }
  })
}
