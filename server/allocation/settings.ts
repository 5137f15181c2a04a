import { weights as ourWeights, softKinds, type Weights } from '@bihuan/core/allocation/weights.ts'
import type { Reader } from '../db/sql.ts'

/** What the city wants of its allocations. */
export type Settings = {
  acceptsItself: boolean
  childUnder: number
  infantUnder: number
  weights: Weights
}

// Children up to 14 are a special group (8th edition, domain-policy §2.1); an infant is who needs a mother at night. A city may say otherwise.
const ours: Settings = { acceptsItself: false, childUnder: 14, infantUnder: 3, weights: ourWeights }

/** The settings in force; a weight that the city did not set is ours. */
export async function settingsOf(sql: Reader): Promise<Settings> {
  const [row] = await sql<(Omit<Settings, 'weights'> & { weights: Record<string, unknown> })[]>`
    select accepts_itself, child_under, infant_under, weights from allocation_settings`
  if (!row) return ours
  const set = softKinds.map((kind) => {
    const value = row.weights[kind]
    return [kind, typeof value === 'number' ? value : ourWeights[kind]]
  })
  return { ...row, weights: Object.fromEntries(set) as Record<keyof Weights, number> }
}
