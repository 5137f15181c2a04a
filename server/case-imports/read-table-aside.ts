import { Worker } from 'node:worker_threads'
import { readTable, type TableRead } from '@bihuan/interop/line-list/read-table.ts'

// Below this a thread costs more than it spares; about 30 ms of a workbook.
const asideFrom = 150_000

/** Reads the table of a file, a large one in a thread of its own so that the server goes on answering. */
export function readTableAside(bytes: Uint8Array): Promise<TableRead> {
  if (bytes.length < asideFrom) return Promise.resolve(readTable(bytes))
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./read-table-worker.ts', import.meta.url), {
      workerData: bytes,
      // A hostile workbook ends its thread and not the server.
      resourceLimits: { maxOldGenerationSizeMb: 1_024 },
    })
    worker.once('message', (read: TableRead) => {
      resolve(read)
      void worker.terminate()
    })
    worker.once('error', reject)
  })
}
