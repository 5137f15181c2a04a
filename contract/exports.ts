import Type from 'typebox'
import { RoundId, Text } from './scalars.ts'

/** Lists that leave the system as a file. */
export const exportKinds = ['coverage', 'loops', 'recall', 'devices', 'appeals', 'excess'] as const

/** Said before the file is made: whoever finds the file finds by its number who made it. */
export const RecordExport = Type.Object(
  {
    what: Type.Enum(exportKinds),
    round: Type.Union([RoundId, Type.Null()]),
    place: Text(120),
    rows: Type.Integer({ minimum: 0, maximum: 1_048_576 }),
  },
  { additionalProperties: false },
)
export const ExportRecorded = Type.Object({
  export: Type.String({ description: 'The number that stands in the watermark of the file' }),
  what: Type.String(),
  place: Type.String(),
  rows: Type.Integer(),
})
