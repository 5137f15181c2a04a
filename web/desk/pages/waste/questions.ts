import type * as cleaning from '@bihuan/contract/cleanings.ts'
import type * as contract from '@bihuan/contract/waste.ts'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { Static } from 'typebox'
import { queryOf, read } from '../../../api/client.ts'

export type BagRow = Static<typeof contract.BagRow>
export type Bags = Static<typeof contract.Bags>
export type ManifestRow = Static<typeof contract.ManifestRow>
export type Manifests = Static<typeof contract.Manifests>
export type ManifestView = Static<typeof contract.ManifestView>
export type WasteLaws = Static<typeof contract.WasteLaws>
export type CleaningsDue = Static<typeof cleaning.CleaningsDue>
export type DueRoom = CleaningsDue['rooms'][number]
export type Cleanings = Static<typeof cleaning.Cleanings>

export const bagsQuestion = (filter: { site: string; place: string; late: string }) =>
  infiniteQueryOptions({
    queryKey: ['waste-bags', filter],
    queryFn: ({ signal, pageParam }) =>
      read<Bags>(`/waste-bags${queryOf({ ...filter, after: pageParam })}`, { signal }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    refetchInterval: 60_000,
  })
export const manifestsQuestion = (filter: { site: string; state: string }) =>
  infiniteQueryOptions({
    queryKey: ['waste-manifests', filter],
    queryFn: ({ signal, pageParam }) =>
      read<Manifests>(`/waste-manifests${queryOf({ ...filter, after: pageParam })}`, { signal }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  })
export const manifestQuestion = (manifest: string) =>
  queryOptions({
    queryKey: ['waste-manifest', manifest],
    queryFn: ({ signal }) => read<ManifestView>(`/waste-manifests/${manifest}`, { signal }),
    enabled: manifest !== '',
  })
/** Of one site: counting every bag of a city takes seconds. */
export const lawsQuestion = (site: string) =>
  queryOptions({
    queryKey: ['waste-laws', site],
    queryFn: ({ signal }) => read<WasteLaws>(`/waste-laws${queryOf({ site })}`, { signal }),
    enabled: site !== '',
  })
export const dueQuestion = (site: string) =>
  infiniteQueryOptions({
    queryKey: ['cleanings-due', site],
    queryFn: ({ signal, pageParam }) =>
      read<CleaningsDue>(`/cleanings-due${queryOf({ site, after: pageParam })}`, { signal }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    refetchInterval: 60_000,
  })
export const cleaningsQuestion = (site: string) =>
  queryOptions({
    queryKey: ['cleanings', site],
    queryFn: ({ signal }) => read<Cleanings>(`/isolation-sites/${site}/cleanings`, { signal }),
    enabled: site !== '',
  })
