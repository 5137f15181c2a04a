import {
  type DateOrder,
  type LineField,
  type LineMapping,
  type WordField,
  wordFields,
} from '@bihuan/core/papers/line-fields.ts'
import { cityDateOf, type Instant } from '@bihuan/core/time/instant.ts'
import { knownWords, meaningOf, saysNothing, tidyWord } from './known-words.ts'
import type { UnknownValue } from './line.ts'
import { type LineFault, type LineFaultCode, lineFault } from './line-fault.ts'
import { orderTold, readDay } from './read-day.ts'
import { type Cell, type SheetTable, type TableRow, textOf } from './sheet-table.ts'

// A number of so many figures may have been typed as such; more are an identifier that lost some.
const wholeNumberMax = 999_999_999
const ageMax = 130
const scientific = /^\d(?:\.\d+)?e\+?\d+$/i

export const dayFields = [
  'onset',
  'positive',
  'reported',
  'isolated',
  'exposedFrom',
  'exposedUntil',
  'bornOn',
] as const satisfies readonly LineField[]

/** Reads the cells of rows by a mapping, and keeps what is wrong with them. */
export type RowReader = {
  faults: LineFault[]
  text(row: TableRow, field: LineField, most: number): string | null
  /** An identifier of somebody or something: never from a number that may have lost figures. */
  identifier(row: TableRow, field: LineField, numbersAllowed: boolean): string | null
  day(row: TableRow, field: LineField): Instant | null
  word(row: TableRow, field: WordField): string | null
  age(row: TableRow): number | null
  fault(row: TableRow, field: LineField, code: LineFaultCode): void
  unknownValues(): UnknownValue[]
  head(field: LineField): string | null
}

/** The order of day and month that the columns of days show, or what the mapping says; null where nothing tells. */
export function orderIn(table: SheetTable, mapping: LineMapping): DateOrder | null {
  if (mapping.dateOrder !== null) return mapping.dateOrder
  const told = new Set<DateOrder>()
  for (const field of dayFields) {
    const at = table.columns.indexOf(mapping.columns[field] ?? '')
    if (at < 0) continue
    for (const { cells } of table.rows) {
      const order = orderTold(cells[at] ?? '')
      if (order) told.add(order)
    }
  }
  const [only] = told
  return told.size === 1 && only ? only : null
}

/** A reader of the rows of a table; `now` is the moment after which nothing can have happened. */
export function rowReader(table: SheetTable, mapping: LineMapping, now: Instant): RowReader {
  const places = new Map<LineField, number>()
  for (const [field, head] of Object.entries(mapping.columns))
    places.set(field as LineField, table.columns.indexOf(head))
  const order = orderIn(table, mapping)
  const faults: LineFault[] = []
  const unknown = new Map<string, UnknownValue>()
  const today = cityDateOf(now)
  const cellOf = ({ cells }: TableRow, field: LineField): Cell =>
    cells[places.get(field) ?? -1] ?? ''
  const head = (field: LineField) => mapping.columns[field] ?? null
  const fault = ({ row }: TableRow, field: LineField, code: LineFaultCode) => {
    faults.push(lineFault(code, row, head(field)))
  }
  const noteUnknown = (field: WordField, value: string) => {
    const key = `${field}|${tidyWord(value)}`
    const before = unknown.get(key)
    if (before) before.rows += 1
    else
      unknown.set(key, {
        field,
        value: value.slice(0, 60),
        rows: 1,
        choices: Object.keys(knownWords[field]),
      })
  }
  return {
    faults,
    fault,
    head,
    text(row, field, most) {
      const text = textOf(cellOf(row, field))
      return saysNothing(text) ? null : text.slice(0, most)
    },
    identifier(row, field, numbersAllowed) {
      const cell = cellOf(row, field)
      if (typeof cell === 'number') {
        const isSafe = Number.isInteger(cell) && cell >= 0 && cell <= wholeNumberMax
        if (numbersAllowed && isSafe) return String(cell)
        fault(row, field, 'identifier-is-a-number')
        return null
      }
      const text = cell.trim()
      if (text === '' || (field !== 'id' && saysNothing(text))) return null
      if (!scientific.test(text) || numbersAllowed) return text
      fault(row, field, 'identifier-scientific')
      return null
    },
    day(row, field) {
      const cell = cellOf(row, field)
      if (typeof cell === 'string' && saysNothing(cell)) return null
      const read = readDay(cell, order, table.is1904)
      if (!read.ok) {
        fault(row, field, read.code)
        return null
      }
      if (cityDateOf(read.at) > today) {
        fault(row, field, 'date-in-future')
        return null
      }
      return read.at
    },
    word(row, field) {
      const text = textOf(cellOf(row, field))
      const meaning = meaningOf(field, text, mapping.values[field])
      if (meaning !== null) return meaning
      if (saysNothing(text)) return null
      noteUnknown(field, text)
      fault(row, field, 'value-unknown')
      return null
    },
    age(row) {
      const text = textOf(cellOf(row, 'age'))
      if (saysNothing(text)) return null
      // Below a year ages come in months, weeks or days.
      if (/^\d{1,3}\s*(?:个?月|周|天|日|m(?:onths?)?|w(?:eeks?)?|d(?:ays?)?)$/i.test(text)) return 0
      const age = Number(
        /^(\d{1,3}(?:\.\d+)?)\s*(?:岁|y(?:ears?)?)?$/i.exec(text)?.[1] ?? Number.NaN,
      )
      if (age >= 0 && age <= ageMax) return Math.floor(age)
      fault(row, 'age', 'age-impossible')
      return null
    },
    unknownValues: () => [...unknown.values()].sort((a, b) => b.rows - a.rows),
  }
}

// A closed list has few words; a column with more holds something else, such as names, which must not be shown as values.
const differentValuesMax = 30

/** Faults of word columns that hold too many different words to be one, instead of a fault for each row. */
export function foreignColumns(reader: RowReader): Set<string> {
  const counts = new Map<string, number>()
  for (const { field } of reader.unknownValues()) counts.set(field, (counts.get(field) ?? 0) + 1)
  return new Set(wordFields.filter((field) => (counts.get(field) ?? 0) > differentValuesMax))
}
