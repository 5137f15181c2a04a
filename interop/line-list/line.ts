import type { Instant } from '@bihuan/core/time/instant.ts'

/** What one row of a line list says, read and checked; null where it says nothing. Moments are those of the city. */
export type Line = {
  row: number
  kind: 'case' | 'contact'
  id: string
  name: string | null
  sex: 'female' | 'male' | null
  age: number | null
  bornOn: string | null
  documentKind: string | null
  document: string | null
  phone: string | null
  address: string | null
  category: 'confirmed' | 'asymptomatic' | null
  severity: string | null
  foundHow: string | null
  onsetAt: Instant | null
  positiveAt: Instant | null
  reportedAt: Instant | null
  isolatedAt: Instant | null
  exposedFrom: Instant | null
  exposedUntil: Instant | null
  place: string | null
  cluster: string | null
  contactOf: string | null
  relation: string | null
  note: string | null
}

export type Link = { row: number; from: string; to: string; exposure: string | null }

/** A word of a column of a closed list that nobody has given a meaning. */
export type UnknownValue = { field: string; value: string; rows: number; choices: string[] }
