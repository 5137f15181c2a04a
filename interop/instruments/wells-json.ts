import type { InstrumentRun } from './instrument-run.ts'

export type WellsJson = {
  wells: {
    well: string
    sample: string | null
    target: string | null
    dye: string | null
    ct: number | null
  }[]
}

/** What `bihuan import results FILE --dry-run --json` prints: one entry for each curve, in the order of the file. */
export function wellsJson({ wells }: InstrumentRun): WellsJson {
  return {
    wells: wells.map(({ well, sample, target, dye, ct }) => ({ well, sample, target, dye, ct })),
  }
}
