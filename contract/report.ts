import Type from 'typebox'
import { AsOf, RoundId } from './scalars.ts'

const Counts = Type.Record(Type.String(), Type.Integer())

/** The whole round in counts by state: what a script reads at the end, and what an inspector asks for. */
export const RoundReport = Type.Object({
  round: RoundId,
  asOf: AsOf,
  people: Counts,
  tubes: Counts,
  rows: Counts,
  boxes: Counts,
  pools: Counts,
  results: Counts,
  loops: Type.Object({ open: Type.Integer(), byKind: Counts }),
  conserved: Type.Boolean(),
  laws: Type.Array(
    Type.Object({ law: Type.String(), expected: Type.Integer(), found: Type.Integer() }),
  ),
})
export const ReportParams = Type.Object({ round: RoundId }, { additionalProperties: false })
