import type { LineField, LineMapping } from '@bihuan/core/papers/line-fields.ts'
import { cityDateOf, type Instant } from '@bihuan/core/time/instant.ts'
import type { Line, UnknownValue } from './line.ts'
import { type LineFault, lineFault } from './line-fault.ts'
import { foreignColumns, type RowReader, rowReader } from './row-reader.ts'
import type { SheetTable, TableRow } from './sheet-table.ts'

export type LinesRead = {
  lines: Line[]
  faults: LineFault[]
  unknownValues: UnknownValue[]
  /** Rows that say word for word what an earlier row of the file says: row and the earlier one. */
  repeats: { row: number; of: number }[]
}

/**
 * Reads the rows of a line list by a mapping. Every row ends as a line, as a repeat of an earlier one, or with at least one fault; a row
 * with a fault gives no line. A fault of row 0 is one of the file and gives no lines at all.
 */
export function readLines(table: SheetTable, mapping: LineMapping, now: Instant): LinesRead {
  const whole = faultsOfMapping(table, mapping)
  if (whole.length > 0) return { lines: [], faults: whole, unknownValues: [], repeats: [] }
  const reader = rowReader(table, mapping, now)
  const read = table.rows.map((row) => lineOf(row, reader, table.columns.length))
  const foreign = foreignColumns(reader)
  if (foreign.size > 0) {
    const faults = [...foreign].map((field) =>
      lineFault('values-not-such', 0, reader.head(field as LineField)),
    )
    return { lines: [], faults, unknownValues: [], repeats: [] }
  }
  const faulty = new Set(reader.faults.map(({ row }) => row))
  return {
    ...withoutRepeats(
      read.filter(({ row }) => !faulty.has(row)),
      reader,
    ),
    unknownValues: reader.unknownValues(),
  }
}

function faultsOfMapping({ columns }: SheetTable, mapping: LineMapping): LineFault[] {
  const faults: LineFault[] = []
  if (mapping.columns.id === undefined) faults.push(lineFault('id-column-missing'))
  for (const head of Object.values(mapping.columns))
    if (!columns.includes(head)) faults.push(lineFault('column-unknown', 0, head))
  return faults
}

function lineOf(row: TableRow, reader: RowReader, columns: number): Line {
  if (row.cells.slice(columns).some((cell) => String(cell).trim() !== ''))
    reader.faults.push(lineFault('row-too-long', row.row))
  const id = reader.identifier(row, 'id', true)
  if (id === null) reader.fault(row, 'id', 'id-missing')
  const bornAt = reader.day(row, 'bornOn')
  const line: Line = {
    row: row.row,
    kind: reader.word(row, 'kind') === 'contact' ? 'contact' : 'case',
    id: (id ?? '').slice(0, 80),
    name: reader.text(row, 'name', 60),
    sex: reader.word(row, 'sex') as Line['sex'],
    age: reader.age(row),
    bornOn: bornAt === null ? null : cityDateOf(bornAt),
    documentKind: reader.word(row, 'documentKind'),
    document: reader.identifier(row, 'document', false),
    phone: reader.identifier(row, 'phone', false),
    address: reader.text(row, 'address', 200),
    category: reader.word(row, 'category') as Line['category'],
    severity: reader.word(row, 'severity'),
    foundHow: reader.word(row, 'foundHow'),
    onsetAt: reader.day(row, 'onset'),
    positiveAt: reader.day(row, 'positive'),
    reportedAt: reader.day(row, 'reported'),
    isolatedAt: reader.day(row, 'isolated'),
    exposedFrom: reader.day(row, 'exposedFrom'),
    exposedUntil: reader.day(row, 'exposedUntil'),
    place: reader.text(row, 'place', 200),
    cluster: reader.text(row, 'cluster', 80),
    contactOf: reader.identifier(row, 'contactOf', true),
    relation: reader.text(row, 'relation', 60),
    note: reader.text(row, 'note', 1_000),
  }
  checkExposure(row, line, reader)
  return line
}

function checkExposure(row: TableRow, line: Line, reader: RowReader): void {
  const { exposedFrom: from, exposedUntil: until } = line
  if (from !== null && until !== null && until < from)
    reader.fault(row, 'exposedUntil', 'exposure-reversed')
  if (line.contactOf !== null && line.contactOf === line.id)
    reader.fault(row, 'contactOf', 'same-person')
  if (line.kind !== 'contact') return
  if (line.contactOf === null) reader.fault(row, 'contactOf', 'contact-of-missing')
  if (from === null && until === null) reader.fault(row, 'exposedUntil', 'contact-never-exposed')
}

const contentOf = (line: Line): string => JSON.stringify({ ...line, row: 0 })
// Somebody may stand on a list once for each case that they were near.
const keyOf = ({ kind, id, contactOf }: Line) =>
  kind === 'contact' ? `contact|${id}|${contactOf}` : `case|${id}`

function withoutRepeats(
  read: readonly Line[],
  reader: RowReader,
): Pick<LinesRead, 'lines' | 'faults' | 'repeats'> {
  const first = new Map<string, Line>()
  const lines: Line[] = []
  const repeats: LinesRead['repeats'] = []
  for (const line of read) {
    const before = first.get(keyOf(line))
    if (before === undefined) {
      first.set(keyOf(line), line)
      lines.push(line)
    } else if (contentOf(before) === contentOf(line))
      repeats.push({ row: line.row, of: before.row })
    else reader.faults.push(lineFault('id-twice', line.row, reader.head('id')))
  }
  return { lines, repeats, faults: reader.faults }
}
