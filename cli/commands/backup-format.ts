/**
 * A backup is gzip of a text that psql could read: comment lines in JSON, and for each table `COPY … FROM stdin;`, its rows
 * as PostgreSQL writes them (one line a row), and `\.`. So a city is not lost with this program.
 */
export type BackupHead = {
  bihuan: 'backup'
  format: 1
  city: string
  madeAt: string
  postgresql: string
  /** The migrations that the schema had, with the digest of each file. */
  migrations: { version: number; digest: string }[]
  /** Rounds whose partitions are made again before the rows come. */
  rounds: number[]
  /** Those among them whose people retention has erased. */
  erasedRounds?: number[]
  /** Signed with the city's key: tells whether another key file is the right one, and gives nothing away. */
  keySign: string
  /** The key itself, only where it was asked for. */
  key: string | null
  tables: { name: string; columns: string[] }[]
}
export type TableEnd = { table: string; rows: number; bytes: number; sha256: string }
/** The last line: `sha256` is that of all lines before it. */
export type BackupEnd = { tables: number; rows: number; sha256: string }

export const keySignText = 'bihuan backup: is this the key?'

const headMark = '-- bihuan '
const endMark = '-- end '
const wholeMark = '-- whole '

export const headLine = (head: BackupHead): string => `${headMark}${JSON.stringify(head)}\n`
export const tableEndLine = (end: TableEnd): string => `${endMark}${JSON.stringify(end)}\n`
export const wholeLine = (end: BackupEnd): string => `${wholeMark}${JSON.stringify(end)}\n`
export const rowsEnd = '\\.\n'

const nameShape = /^[a-z_][a-z0-9_]*$/

/** A name as SQL takes it; names come from a file, so anything but a plain one is refused with a RangeError. */
export function plainName(name: string): string {
  if (!nameShape.test(name)) throw new RangeError(`not a plain name: ${name.slice(0, 80)}`)
  return name
}

/** `areas ("code", "level")`, for COPY. */
export const copyTarget = (table: string, columns: readonly string[]): string =>
  `${plainName(table)} (${columns.map((column) => `"${plainName(column)}"`).join(', ')})`

export const copyLine = (table: string, columns: readonly string[]): string =>
  `COPY ${copyTarget(table, columns)} FROM stdin;\n`

/** What a line outside of rows says. */
export type Line =
  | { kind: 'head'; head: BackupHead }
  | { kind: 'copy'; text: string }
  | { kind: 'end'; end: TableEnd }
  | { kind: 'whole'; end: BackupEnd }
  | { kind: 'unknown' }

/** Reads one line outside of rows, without its line feed. Never throws. */
export function readLine(text: string): Line {
  try {
    if (text.startsWith(headMark))
      return { kind: 'head', head: JSON.parse(text.slice(headMark.length)) as BackupHead }
    if (text.startsWith('COPY ')) return { kind: 'copy', text: `${text}\n` }
    if (text.startsWith(endMark))
      return { kind: 'end', end: JSON.parse(text.slice(endMark.length)) as TableEnd }
    if (text.startsWith(wholeMark))
      return { kind: 'whole', end: JSON.parse(text.slice(wholeMark.length)) as BackupEnd }
  } catch {
    return { kind: 'unknown' }
  }
  return { kind: 'unknown' }
}
