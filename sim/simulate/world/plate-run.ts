import { anAssay } from '@bihuan/core/lab/an-assay.ts'
import type { Assay } from '@bihuan/core/lab/assay.ts'
import type { CallWord } from '@bihuan/core/lab/call.ts'
import { controlWells } from '@bihuan/core/lab/plate-layout.ts'
import { turnedWell } from '@bihuan/core/lab/plate-turns.ts'
import type { WellReading } from '@bihuan/interop/instruments/instrument-run.ts'
import { writeQuantStudioText } from '@bihuan/interop/instruments/write-quantstudio-text.ts'

/** Two kits that may confirm each other. */
export const kits: readonly [Assay, Assay] = [
  anAssay({ id: 'first-kit' }),
  anAssay({ id: 'second-kit', kit: 'kit-b' }),
]

export type Loaded = { well: string; tube: string; call: CallWord }

const cts: Record<CallWord | 'water' | 'strong', readonly (number | null)[]> = {
  negative: [null, null, 27],
  reactive: [30, 31, 27],
  repeat: [30, null, 27],
  invalid: [null, null, null],
  water: [null, null, null],
  strong: [26, 27, 25],
}

/** The file of a run: what the machine reads of each well; `isTurned`: the plate was put in the wrong way round. */
export function fileOf(loaded: readonly Loaded[], run: string, isTurned: boolean): Buffer {
  const { targets, internalControl } = kits[0]
  const { negative, positive } = controlWells[96]
  const liquids = new Map<string, keyof typeof cts>(loaded.map(({ well, call }) => [well, call]))
  liquids.set(negative, 'water')
  liquids.set(positive, 'strong')
  const seen = (well: string) => {
    const from = isTurned ? (turnedWell(96, { kind: 'half-turn' }, well) ?? well) : well
    return cts[liquids.get(from) ?? 'water']
  }
  const lines = (well: string, sample: string): WellReading[] =>
    [...targets, internalControl].map(({ name, dye }, n) => ({
      well,
      sample,
      target: name,
      dye,
      role: null,
      ct: seen(well)[n] ?? null,
      call: null,
      flags: [],
    }))
  const text = writeQuantStudioText({
    instrument: 'QuantStudio 5',
    serial: null,
    runId: null,
    experimentType: 'Presence/Absence',
    runEndedAt: run,
    plateBarcode: null,
    wells: [
      ...loaded.flatMap(({ well, tube }) => lines(well, tube)),
      ...lines(negative, 'NTC'),
      ...lines(positive, 'PC'),
    ],
  })
  return Buffer.from(text)
}
