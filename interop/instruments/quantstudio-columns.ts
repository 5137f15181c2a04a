import { type FileFault, fileFault } from './file-fault.ts'
import { cellText, columnIndex, columnKey, type ResultTable } from './result-table.ts'

/** Names of the well's and the target's column, as `columnKey` writes them. */
export const wellColumns = ['well position']
export const targetColumns = ['target name', 'target', 'detector name']

const names = {
  well: wellColumns,
  number: ['well'],
  sample: ['sample name', 'sample'],
  target: targetColumns,
  task: ['task'],
  dye: ['reporter'],
  omit: ['omit'],
  call: ['call'],
  ct: ['ct', 'crt', 'cq', 'cp'],
}

/** Index of each column of the results, -1 for one that is not there. */
export type Columns = Record<keyof typeof names, number> & {
  flags: { index: number; name: string }[]
}

/** Finds the columns of the results; `method` is the way the run was analysed (`ct`, `crt`, `cq`). */
export function resultColumns(
  table: ResultTable,
  method: string,
): { ok: true; at: Columns } | { ok: false; faults: FileFault[] } {
  const of = (part: keyof typeof names): number => columnIndex(table, names[part])
  // An export may hold Ct and Crt side by side; the header says which one the run was analysed by.
  const analysed = columnIndex(table, names.ct.includes(method) ? [method, ...names.ct] : names.ct)
  const read = {
    well: of('well'),
    number: of('number'),
    sample: of('sample'),
    target: of('target'),
    task: of('task'),
    dye: of('dye'),
    omit: of('omit'),
    call: of('call'),
    ct: analysed,
  }
  const faults: FileFault[] = []
  for (const [index, column] of [
    [read.well, 'Well Position'],
    [read.target, 'Target Name'],
    [read.ct, 'CT'],
  ] as const) {
    if (index < 0) faults.push(fileFault('column-missing', { row: table.headerRow, column }))
  }
  // The same column printed twice (seen in a real export) is harmless while both say the same.
  const used = Object.values(read)
  for (const [index, name] of table.header.entries()) {
    const first = table.header.findIndex((other) => columnKey(other) === columnKey(name))
    if (first === index || !used.includes(first)) continue
    for (const row of table.rows) {
      if (row.cells.length > index && cellText(row, first) !== cellText(row, index)) {
        faults.push(
          fileFault('column-twice', { row: row.row, column: name, value: cellText(row, index) }),
        )
      }
    }
  }
  if (faults.length > 0) return { ok: false, faults }
  // NOAMP, EXPFAIL, HIGHSD …: quality flags are the columns in capitals that say Y or N.
  const flags = table.header.flatMap((name, index) =>
    /^[A-Z]{3,}$/.test(name.trim()) && !used.includes(index) ? [{ index, name: name.trim() }] : [],
  )
  return { ok: true, at: { ...read, flags } }
}
