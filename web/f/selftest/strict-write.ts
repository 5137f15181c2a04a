const rounds = 10

const done = <Value>(request: IDBRequest<Value>) =>
  new Promise<Value>((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })

/**
 * How long this phone takes to put one small act on the disk for good, milliseconds, the median of ten. In a store of its own
 * that is deleted again. Rejects where the browser stores nothing.
 */
export async function strictWriteMs(): Promise<number> {
  const name = 'bihuan-self-test'
  const opening = indexedDB.open(name)
  opening.onupgradeneeded = () => opening.result.createObjectStore('acts')
  const database = await done(opening)
  const times: number[] = []
  for (let turn = 0; turn < rounds; turn += 1) {
    const { startTime } = performance.mark('strict-write')
    const transaction = database.transaction('acts', 'readwrite', { durability: 'strict' })
    transaction.objectStore('acts').put({ turn }, turn)
    await new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve()
      transaction.onerror = () => reject(transaction.error)
      transaction.onabort = () => reject(transaction.error)
    })
    times.push(performance.mark('strict-write').startTime - startTime)
  }
  performance.clearMarks('strict-write')
  database.close()
  await done(indexedDB.deleteDatabase(name))
  return times.toSorted((a, b) => a - b)[rounds / 2] ?? 0
}
