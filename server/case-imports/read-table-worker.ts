// Runs beside the server's own thread: a workbook of 50,000 rows takes seconds, in which nobody else would be answered.
import { parentPort, workerData } from 'node:worker_threads'
import { readTable } from '@bihuan/interop/line-list/read-table.ts'

parentPort?.postMessage(readTable(workerData as Uint8Array))
