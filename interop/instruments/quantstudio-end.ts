import { canonicalWell, type Well } from '@bihuan/core/lab/plate.ts'
import type { CompletenessProof, WellReading } from './instrument-run.ts'
import { targetColumns, wellColumns } from './quantstudio-columns.ts'
import { cellText, columnIndex, type ResultTable } from './result-table.ts'

type End = {
  setup: ResultTable | null
  after: CompletenessProof | null
  expectsMore: boolean
}

/**
 * How the end of the results is proven, and which wells of the setup have none. Null when the results stop short.
 * A cut removes what comes last: when results follow the order of the setup, it is enough that they reach its last
 * well; wells missing before it were left out by the operator (seen in a real export). Otherwise all must be there.
 */
export function provenEnd(
  { setup, after, expectsMore }: End,
  readings: readonly WellReading[],
): { proof: CompletenessProof; without: Well[] } | null {
  const planned = setup === null ? [] : plannedCurves(setup)
  const places = new Map(planned.map(({ key }, place) => [key, place]))
  const found = new Set(readings.map(curveKey))
  const missing = planned.filter(({ key }) => !found.has(key))
  const without = [...new Set(missing.map(({ well }) => well))]
  if (after !== null) return { proof: after, without }
  if (expectsMore) return null
  if (planned.length === 0) return { proof: 'unproven', without }
  const order = readings.map((reading) => places.get(curveKey(reading)))
  if (order.includes(undefined))
    return missing.length > 0 && order.at(-1) !== undefined ? null : { proof: 'unproven', without }
  const rising = order.every(
    (place, index) => index === 0 || (place ?? 0) > (order[index - 1] ?? 0),
  )
  const whole = missing.length === 0 || (rising && order.at(-1) === planned.length - 1)
  return whole ? { proof: 'sample-setup', without } : null
}

function curveKey({ well, target }: { well: Well; target: string | null }): string {
  return `${well} ${target}`
}

function plannedCurves(setup: ResultTable): { key: string; well: Well }[] {
  const wellAt = columnIndex(setup, wellColumns)
  const targetAt = columnIndex(setup, targetColumns)
  return setup.rows.flatMap((row) => {
    const well = canonicalWell(cellText(row, wellAt))
    const target = cellText(row, targetAt)
    return well === null || target === '' ? [] : [{ key: curveKey({ well, target }), well }]
  })
}
