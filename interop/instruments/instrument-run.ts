import type { Well } from '@bihuan/core/lab/plate.ts'

export type WellRole = 'unknown' | 'ntc' | 'standard' | 'control'

/** One curve as the instrument reports it. `ct` in cycles; null where the file says that none was found. */
export type WellReading = {
  well: Well
  sample: string | null
  target: string | null
  dye: string | null
  role: WellRole | null
  ct: number | null
  /** The instrument's or the laboratory's own call, in its own words. */
  call: string | null
  /** The instrument's quality flags that are set, `omitted` (set aside by a person), `ct-blank` (no word about the Ct). Sorted. */
  flags: readonly string[]
}

/**
 * How it is known that nothing is cut off the end: `sample-setup` lists the wells and the results reach its last;
 * `section-after` or `lines-after` follow the results; `container` is a zip with its directory and checksums;
 * `unproven` means that only the plate's layout can tell.
 */
export type CompletenessProof =
  | 'sample-setup'
  | 'section-after'
  | 'lines-after'
  | 'container'
  | 'unproven'

export type InstrumentRun = {
  format: 'quantstudio-text' | 'quantstudio-workbook' | 'rdml'
  instrument: string | null
  serial: string | null
  runId: string | null
  experimentType: string | null
  /** As the file writes it, with the instrument's own zone. */
  runEndedAt: string | null
  plateBarcode: string | null
  complete: CompletenessProof
  /** Wells that were set up and have no result: the operator left them out of the analysis. */
  wellsWithoutResult: readonly Well[]
  wells: readonly WellReading[]
}
