import type { AdoptionFault } from '@bihuan/core/policy/adoption-fault.ts'
import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import type { TrustAnchors } from '../trust/anchors.ts'
import { trustOf } from '../trust/trust-of.ts'
import { readAdoptions } from './adoptions.ts'

/** Something wrong among the adoptions: a row that binds nobody, or one that the public log has and the table has no more. */
export type AdoptionAlarm = {
  readonly id: string
  readonly kind: 'faulty' | 'missing'
  readonly knownAt: Instant | null
  readonly faults: readonly AdoptionFault[]
}

/** What the watch has to tell of the adoptions. Every row is read and verified anew, whatever is cached. */
export async function faultyAdoptions(
  sql: Reader,
  anchors: TrustAnchors,
): Promise<AdoptionAlarm[]> {
  const { faulty, missing } = await readAdoptions(sql, await trustOf(sql, anchors))
  return [
    ...faulty.map(
      ({ id, knownAt, faults }): AdoptionAlarm => ({ id, kind: 'faulty', knownAt, faults }),
    ),
    ...missing.map((id): AdoptionAlarm => ({ id, kind: 'missing', knownAt: null, faults: [] })),
  ]
}
