import { createHash } from 'node:crypto'
import type { Tx } from '@bihuan/server/db/sql.ts'
import { plainName, type TableEnd } from './backup-format.ts'
import type { StoredTable } from './table-order.ts'

const lineFeed = 10

/** Makes every PostgreSQL write a value with the same letters, whatever its configuration says. */
export async function fixTextForms(tx: Tx): Promise<void> {
  await tx`set local datestyle = 'ISO, YMD'`
  await tx`set local intervalstyle = 'postgres'`
  await tx`set local timezone = 'UTC'`
  await tx`set local bytea_output = 'hex'`
  await tx`set local extra_float_digits = 1`
}

/** A table's rows by primary key, as COPY writes them; `write` hears every chunk. Returns rows, bytes and the SHA-256 of all. */
export async function readRows(
  tx: Tx,
  { name, columns, key }: StoredTable,
  write: (chunk: Buffer) => Promise<void>,
): Promise<TableEnd> {
  const list = columns.map((column) => `"${plainName(column)}"`).join(', ')
  const order =
    key.length === 0 ? '' : ` order by ${key.map((column) => `"${plainName(column)}"`).join(', ')}`
  const rows = await tx
    .unsafe(`copy (select ${list} from ${plainName(name)}${order}) to stdout`)
    .readable()
  const hash = createHash('sha256')
  let count = 0
  let bytes = 0
  for await (const chunk of rows as AsyncIterable<Buffer>) {
    hash.update(chunk)
    bytes += chunk.length
    // A line feed inside a value is written as \n, so each one ends a row.
    for (let at = chunk.indexOf(lineFeed); at >= 0; at = chunk.indexOf(lineFeed, at + 1)) count += 1
    await write(chunk)
  }
  // postgres.js pauses the socket for a full stream and resumes it in read(), which an ended stream is never asked for:
  // where the pause and the last row come in one packet, the next query would wait forever.
  rows._read(0)
  return { table: name, rows: count, bytes, sha256: hash.digest('hex') }
}
