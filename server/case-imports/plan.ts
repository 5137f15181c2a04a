import type { LineMapping, LinkColumns } from '@bihuan/core/papers/line-fields.ts'
import type { Line, Link, UnknownValue } from '@bihuan/interop/line-list/line.ts'
import type { FoundPerson } from './find-people.ts'
import type { ReadSheet, SheetFault } from './read-files.ts'

/** What becomes of a row: exactly one of four. `case` is the id of a case that is there, or that is to come. */
export type RowEnd = {
  sheet: 'line-list' | 'links'
  row: number
  outcome: 'written' | 'same' | 'matched' | 'faulty'
  case: string | null
  contact: string | null
  key: string | null
  content: string | null
  fault: SheetFault | null
}

export type PlannedCase = {
  id: string
  key: string
  line: Line | null
  /** The number in the file: of the line, or the end of a link. */
  code: string
  found: FoundPerson | null
}
export type PlannedContact = {
  id: string
  line: Line
  case: string
  found: FoundPerson | null
}
export type PlannedLink = { link: Link; infector: string; infectee: string }

/** Everything that an import would do, without having done any of it. */
export type Plan = {
  lineList: ReadSheet<LineMapping> | null
  links: ReadSheet<LinkColumns> | null
  ends: RowEnd[]
  cases: PlannedCase[]
  contacts: PlannedContact[]
  named: PlannedLink[]
  fromLinks: number
  faults: SheetFault[]
  unknownValues: UnknownValue[]
  matches: { row: number; case: string; number: number | null }[]
  people: readonly string[]
  seemsOver: boolean
}
