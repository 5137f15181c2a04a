/** A position as GeoJSON has it: degrees of longitude, then of latitude. */
export type Position = readonly [longitude: number, latitude: number]

/** The outline of one area: closed rings, outer ones and holes alike; a point is inside where it is in an odd number of them. */
export type Shape = { code: string; rings: readonly (readonly Position[])[] }

/** What is wrong with a map; `feature` counts from 0, null where it is the whole. */
export type MapFault = { feature: number | null; because: MapFaultKind; value: string }

export type MapFaultKind =
  | 'not-a-collection'
  | 'no-features'
  | 'too-many-features'
  | 'too-many-positions'
  | 'too-large'
  | 'not-a-feature'
  | 'no-code'
  | 'code-twice'
  | 'unknown-code'
  | 'not-a-polygon'
  | 'not-a-position'
  | 'out-of-range'
  | 'ring-open'
  | 'ring-short'
  | 'ring-flat'

/** What a map may hold: characters as JSON without spaces, features, positions of all rings together. */
export const mapLimits = { characters: 2_000_000, features: 1_000, positions: 200_000 } as const
