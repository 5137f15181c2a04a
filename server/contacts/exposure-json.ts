import type { Exposure as Wire } from '@bihuan/contract/contacts.ts'
import type { Exposure, Relation } from '@bihuan/core/contacts/exposure.ts'
import { instantOf, isoOf } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'

export type WireExposure = Static<typeof Wire>
/** What lies sealed in the row: moments as numbers. */
export type StoredExposure = Omit<Exposure, 'relation'> & { room?: string }

/** An exposure of the wire as core judges it. Throws a RangeError for a moment that does not exist. */
export function exposureOf(relation: Relation, wire: WireExposure): Exposure {
  const { from, until, ...rest } = wire
  return { ...rest, relation, from: instantOf(from), until: instantOf(until) }
}

/** An exposure for the wire; null where it is erased or was never written. */
export function wireOf(stored: unknown): WireExposure | null {
  const { from, until, relation: _, ...rest } = Object(stored) as Exposure
  if (typeof from !== 'number' || typeof until !== 'number') return null
  return { ...rest, from: isoOf(from), until: isoOf(until) } as WireExposure
}
