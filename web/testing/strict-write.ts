import type { Page } from 'playwright-core'

/**
 * What the machine itself takes for what every scan has to do: the smallest write to the disk of the page, flushed (`strict`),
 * and the next frame. Milliseconds of each of `count` turns; the measure beside which a loaded machine's times are read.
 */
export function strictWrites(page: Page, count: number): Promise<number[]> {
  return page.evaluate(async (turns) => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('bihuan-control', 1)
      opening.onupgradeneeded = () => opening.result.createObjectStore('turns')
      opening.onsuccess = () => resolve(opening.result)
      opening.onerror = () => reject(opening.error)
    })
    const written = (turn: number) =>
      new Promise<void>((resolve, reject) => {
        const write = database.transaction('turns', 'readwrite', { durability: 'strict' })
        write.oncomplete = () => resolve()
        write.onabort = () => reject(write.error)
        write.objectStore('turns').put(turn, 1)
      })
    const painted = () =>
      new Promise<void>((resolve) =>
        requestAnimationFrame(() => {
          const after = new MessageChannel()
          after.port1.onmessage = () => resolve()
          after.port2.postMessage(null)
        }),
      )
    const times: number[] = []
    for (let turn = 0; turn < turns; turn += 1) {
      const from = performance.now()
      await written(turn)
      await painted()
      times.push(performance.now() - from)
    }
    database.close()
    return times
  }, count)
}

/** The time that this share of them does not pass, milliseconds. */
export function quantile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
