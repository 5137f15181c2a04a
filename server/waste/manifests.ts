import type { manifestStates } from '@bihuan/contract/waste.ts'
import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import { Problem } from '../door/problem.ts'

export type ManifestState = (typeof manifestStates)[number]
export type ManifestRecord = {
  id: string
  number: string
  isolationSiteId: string
  areaCode: string
  bags: number
  grams: number
  handedAt: Instant | null
  receivedAt: Instant | null
  settledAt: Instant | null
  settledBecause: string | null
}

/** A manifest by its id, or the refusal waste-manifest.unknown. */
export async function manifestOf(sql: Reader, id: string): Promise<ManifestRecord> {
  const [row] = await sql<ManifestRecord[]>`
    select id, number, isolation_site_id, area_code, bags, grams::int, handed_at, received_at, settled_at, settled_because from waste_manifests where id = ${id}`
  if (!row) throw new Problem('waste-manifest.unknown')
  return row
}

/** Where a manifest is: a difference is `differs` until somebody settled it with a reason. */
export function stateOf({
  handedAt,
  receivedAt,
  settledAt,
  settledBecause,
}: Pick<
  ManifestRecord,
  'handedAt' | 'receivedAt' | 'settledAt' | 'settledBecause'
>): ManifestState {
  if (handedAt === null) return 'drawn'
  if (receivedAt === null) return 'handed-over'
  if (settledAt === null) return 'differs'
  return settledBecause === null ? 'received' : 'settled'
}

/** Refuses with waste-manifest.not-now where a manifest is in another state. */
export function checkState(row: ManifestRecord, ...states: readonly ManifestState[]): void {
  const state = stateOf(row)
  if (!states.includes(state)) throw new Problem('waste-manifest.not-now', { state })
}
