import { dateOrders, lineFields, linkFields } from '@bihuan/core/papers/line-fields.ts'
import Type from 'typebox'
import { AreaCode, Moment, orNull, strict, Uuid } from './scalars.ts'

// Base64: four characters for three bytes; the door takes 16 MB.
const contentMax = 12_000_000

// Optional each: a file rarely has a column for everything.
const columnsOf = (fields: readonly string[]) =>
  Type.Object(
    Object.fromEntries(
      fields.map((field) => [field, Type.Optional(Type.String({ maxLength: 200 }))]),
    ),
    strict,
  )
/** Which column holds what, by its head; what is not named is not imported. */
export const ImportMapping = Type.Object(
  {
    columns: columnsOf(lineFields),
    dateOrder: orNull(Type.Enum(dateOrders)),
    values: Type.Record(
      Type.String({ maxLength: 20 }),
      Type.Record(Type.String({ maxLength: 100 }), Type.String({ maxLength: 40 })),
      { description: 'By field: what a value of the file means, where its word is not known' },
    ),
  },
  strict,
)
export const LinkMapping = Type.Object({ columns: columnsOf(linkFields) }, strict)

const File = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 200 }),
    content: Type.String({ maxLength: contentMax, description: 'Base64 of CSV or xlsx' }),
  },
  strict,
)
const asked = {
  area: AreaCode,
  lineList: Type.Optional(File),
  links: Type.Optional(File),
  mapping: Type.Optional(ImportMapping),
  linkMapping: Type.Optional(LinkMapping),
  openEnds: Type.Optional(
    Type.Boolean({
      description:
        'Whether a code that only the links name becomes a case known by nothing else; otherwise such a link is a fault',
    }),
  ),
}
/** Reads the files as an import would, and writes nothing. */
export const TryCaseImport = Type.Object(asked, strict)
/** `leaveOut` writes what has no fault and lists the rest; otherwise one fault stops all. */
export const RunCaseImport = Type.Object(
  {
    ...asked,
    leaveOut: Type.Boolean(),
    over: Type.Boolean({
      description: 'The outbreak is over: its cases come in as closed, and no clock runs',
    }),
  },
  strict,
)

const sheets = ['line-list', 'links'] as const
/** What is wrong with a cell or a row and what to do; the words are the reader's. `value` is never a name or a number of a person. */
export const ImportFault = Type.Object({
  sheet: Type.Enum(sheets),
  row: Type.Integer({ description: 'As a spreadsheet counts: the heads are row 1; 0 is the file' }),
  column: orNull(Type.String()),
  code: Type.String(),
  zh: Type.String(),
  en: Type.String(),
})
/** Rows in = rows out: written + same + matched + faulty is always `rows`. */
export const RowCounts = Type.Object({
  rows: Type.Integer(),
  written: Type.Integer({ description: 'In a dry run: would be written' }),
  same: Type.Integer({ description: 'Was imported before, or stands twice in the file' }),
  matched: Type.Integer({ description: 'The person has a case already: it is taken for that one' }),
  faulty: Type.Integer(),
})
const TableRead = Type.Object({
  columns: Type.Array(Type.String()),
  rows: Type.Integer(),
  format: Type.Union([Type.Literal('csv'), Type.Literal('xlsx')]),
  encoding: orNull(Type.String({ description: 'UTF-8, UTF-16 or GB18030; of a workbook none' })),
  separator: orNull(Type.String()),
})
const from = Type.Union([
  Type.Literal('given'),
  Type.Literal('remembered'),
  Type.Literal('guessed'),
])
const outcome = {
  lineList: orNull(Type.Object({ table: TableRead, mapping: ImportMapping, from })),
  links: orNull(Type.Object({ table: TableRead, mapping: LinkMapping, from })),
  rows: RowCounts,
  linkRows: RowCounts,
  seemsOver: Type.Boolean({ description: 'The newest day of the list lies two months back' }),
  contacts: Type.Integer({ description: 'Of the rows to write, those that are contacts' }),
  fromLinks: Type.Integer({ description: 'Cases that only the links name, with openEnds' }),
  inRegister: Type.Integer({ description: 'People of the rows whom the register knows' }),
  notInRegister: Type.Integer({
    description: 'Those that stand in the case as the file names them',
  }),
  faults: Type.Array(ImportFault, { maxItems: 500 }),
  faultsInAll: Type.Integer(),
  unknownValues: Type.Array(
    Type.Object({
      field: Type.Enum(lineFields),
      value: Type.String(),
      rows: Type.Integer(),
      choices: Type.Array(Type.String()),
    }),
  ),
  matches: Type.Array(
    Type.Object({ row: Type.Integer(), case: Type.String(), number: orNull(Type.String()) }),
    { maxItems: 500 },
  ),
}
export const CaseImportTried = Type.Object(outcome)
export const CaseImportDone = Type.Object({
  import: orNull(Uuid),
  ...outcome,
})

export const CaseImportParams = Type.Object({ import: Uuid }, strict)
const line = {
  import: Uuid,
  at: Moment,
  by: Type.String(),
  area: AreaCode,
  files: Type.Array(Type.String()),
  cases: Type.Integer(),
  contacts: Type.Integer(),
  links: Type.Integer(),
  faulty: Type.Integer(),
  undoneAt: orNull(Moment),
}
/** The imports of an area, newest first. */
export const CaseImports = Type.Object({ imports: Type.Array(Type.Object(line)) })
export const ImportedRows = Type.Object({
  ...line,
  rows: Type.Array(
    Type.Object({
      sheet: Type.Enum(sheets),
      row: Type.Integer(),
      outcome: Type.Enum(['written', 'same', 'matched', 'faulty']),
      case: orNull(Type.String()),
      number: orNull(Type.String()),
      column: orNull(Type.String()),
      zh: orNull(Type.String()),
      en: orNull(Type.String()),
    }),
  ),
  more: Type.Boolean(),
  blocked: Type.Array(Type.Object({ case: Type.String(), number: orNull(Type.String()) }), {
    description: 'Why it cannot be undone: somebody has worked on these since',
  }),
})
export const ImportedRowsParams = Type.Object(
  {
    import: Uuid,
    outcome: Type.Optional(Type.Enum(['written', 'same', 'matched', 'faulty'])),
    after: Type.Optional(Type.String({ pattern: '^(line-list|links):\\d+$' })),
  },
  strict,
)
export const UndoCaseImport = Type.Object(
  { import: Uuid, reason: Type.String({ minLength: 8, maxLength: 500 }) },
  strict,
)
export const CaseImportUndone = Type.Object({
  cases: Type.Integer(),
  contacts: Type.Integer(),
  links: Type.Integer(),
})
