import type * as contract from '@bihuan/contract/map.ts'
import { queryOptions } from '@tanstack/react-query'
import type { Static } from 'typebox'
import { read } from './client.ts'

export type OwnMap = NonNullable<Static<typeof contract.CityMap>['map']>
export type Datum = OwnMap['datum']
export type MapLoaded = Static<typeof contract.MapLoaded>
export type MapDropped = Static<typeof contract.MapDropped>

// A map changes a few times in the life of a city, and has up to 300 KB.
const everyMs = 10 * 60_000

/** The city's own map, null where it has none; a wall that stands open learns of a new one within ten minutes. */
export const cityMapQuestion = () =>
  queryOptions({
    queryKey: ['city-map'],
    queryFn: ({ signal }) => read<Static<typeof contract.CityMap>>('/map', { signal }),
    staleTime: everyMs,
    refetchInterval: everyMs,
    retry: 1,
  })
