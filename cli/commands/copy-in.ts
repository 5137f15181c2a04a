import { once } from 'node:events'
import type { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { setImmediate } from 'node:timers/promises'
import type { Tx } from '@bihuan/server/db/sql.ts'
import { copyTarget } from './backup-format.ts'
import { Refusal } from './refusal.ts'

export type CopyIn = { write(piece: Buffer): Promise<void>; end(): Promise<void> }

/** Rows into a table as COPY reads them. Refuses with backup.against-rules when the database does not take them. */
export async function copyIn(tx: Tx, table: string, columns: readonly string[]): Promise<CopyIn> {
  const into: Writable = await tx.unsafe(`copy ${copyTarget(table, columns)} from stdin`).writable()
  const refused = (reason: string) =>
    new Refusal(
      'backup.against-rules',
      `数据库不接受 ${table} 的数据，没有改变任何数据`,
      `The database does not take the rows of ${table} (${reason}); nothing was changed`,
    )
  const failed = once(into, 'error').then(([error]: unknown[]) => {
    throw refused(error instanceof Error ? error.message : String(error))
  })
  failed.catch(() => {})
  return {
    async write(piece) {
      const flushed = new Promise<void>((resolve) => into.write(piece, () => resolve()))
      await Promise.race([flushed, failed])
      if (into.destroyed) await failed
    },
    async end() {
      into.end()
      // postgres.js leaves a stream unfinished whose last rows were refused. The next statement tells: in a transaction
      // that has failed it fails too. It must not be sent before the end of the rows is.
      await setImmediate()
      const after = tx`select 1`.then(
        () => finished(into),
        (error: Error) => {
          throw refused(error.message)
        },
      )
      await Promise.race([after, failed])
    },
  }
}
