import type * as choices from '@bihuan/contract/cleanings.ts'
import type * as contract from '@bihuan/contract/isolation-sites.ts'
import type * as supply from '@bihuan/contract/room-supply.ts'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { Static } from 'typebox'
import { queryOf, read } from '../../../api/client.ts'

export type SiteRow = Static<typeof contract.SiteRow>
export type Sites = Static<typeof contract.Sites>
export type SiteView = Static<typeof contract.SiteView>
export type SiteRooms = Static<typeof contract.SiteRooms>
export type RoomRow = SiteRooms['rooms'][number]
export type SitesImported = Static<typeof contract.SitesImported>
export type Activations = Static<typeof supply.Activations>
export type Reserve = Static<typeof supply.Reserve>
export type Forecast = Static<typeof supply.Forecast>
export type Choices = Static<typeof choices.Choices>
export type Step = (typeof contract.siteSteps)[number]

/** Which sites a list shows; all of it stands in the address. */
export type SiteFilter = {
  state?: string
  care?: string
  diet?: string
  find?: string
  over?: string
}

export const sitesQuestion = (filter: SiteFilter) =>
  infiniteQueryOptions({
    queryKey: ['isolation-sites', filter],
    queryFn: ({ signal, pageParam }) =>
      read<Sites>(`/isolation-sites${queryOf({ ...filter, after: pageParam })}`, { signal }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    refetchInterval: 60_000,
  })
export const siteQuestion = (site: string) =>
  queryOptions({
    queryKey: ['isolation-site', site],
    queryFn: ({ signal }) => read<SiteView>(`/isolation-sites/${site}`, { signal }),
    refetchInterval: 60_000,
  })
export const roomsQuestion = (site: string) =>
  queryOptions({
    queryKey: ['isolation-site-rooms', site],
    queryFn: ({ signal }) => read<SiteRooms>(`/isolation-sites/${site}/rooms`, { signal }),
    refetchInterval: 60_000,
  })
export const activationsQuestion = () =>
  queryOptions({
    queryKey: ['site-activations'],
    queryFn: ({ signal }) => read<Activations>('/site-activations', { signal }),
    refetchInterval: 60_000,
  })
export const reserveQuestion = () =>
  queryOptions({
    queryKey: ['room-reserve'],
    queryFn: ({ signal }) => read<Reserve>('/room-reserve', { signal }),
  })
export const forecastQuestion = () =>
  queryOptions({
    queryKey: ['room-forecast'],
    queryFn: ({ signal }) => read<Forecast>('/room-forecast', { signal }),
    refetchInterval: 60_000,
  })
export const choicesQuestion = (kind: 'inspection-item' | 'disinfectant') =>
  queryOptions({
    queryKey: ['supply-choices', kind],
    queryFn: ({ signal }) => read<Choices>(`/supply-choices${queryOf({ kind })}`, { signal }),
  })
