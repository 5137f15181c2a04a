import type * as contract from '@bihuan/contract/transfers.ts'
import type * as fleet from '@bihuan/contract/vehicles.ts'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { Static } from 'typebox'
import { queryOf, read } from '../../../api/client.ts'

export type TransferRow = Static<typeof contract.TransferRow>
export type Transfers = Static<typeof contract.Transfers>
export type TransferView = Static<typeof contract.TransferView>
export type TransferCounts = Static<typeof contract.TransferCounts>
export type TripRow = Static<typeof contract.TripRow>
export type Trips = Static<typeof contract.Trips>
export type TripView = Static<typeof contract.TripView>
export type Rider = TripView['people'][number]
export type Vehicles = Static<typeof fleet.Vehicles>
export type Vehicle = Vehicles['vehicles'][number]
export type TripsPlanned = Static<typeof contract.TripsPlanned>
export type RidersTold = Static<typeof contract.RidersTold>
export type Placed = Static<typeof contract.Placed>
export type ManyErrors = { errors: { transfer: string; code: string }[] }

const purpose = 'transfer' as const
export type ListName = 'missed' | 'late' | 'waiting' | 'planned' | 'riding' | 'open'
export type TransferFilter = { list: ListName; area?: string; cohort?: string }

export const transfersQuestion = (filter: TransferFilter) =>
  infiniteQueryOptions({
    queryKey: ['transfers', filter],
    queryFn: ({ signal, pageParam }) =>
      read<Transfers>(`/transfers${queryOf({ ...filter, after: pageParam })}`, { signal, purpose }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    refetchInterval: 60_000,
  })

/** One transfer, opened: a reading of a named person, so it is not asked again by itself. */
export const transferQuestion = (transfer: string) =>
  queryOptions({
    queryKey: ['transfer', transfer],
    queryFn: ({ signal }) => read<TransferView>(`/transfers/${transfer}`, { signal, purpose }),
    staleTime: Number.POSITIVE_INFINITY,
    enabled: transfer !== '',
  })

export const countsQuestion = (area: string) =>
  queryOptions({
    queryKey: ['transfer-counts', area],
    queryFn: ({ signal }) =>
      read<TransferCounts>(`/transfer-counts${queryOf({ area })}`, { signal }),
    refetchInterval: 30_000,
  })

export const tripsQuestion = (day: string, area: string) =>
  queryOptions({
    queryKey: ['trips', day, area],
    queryFn: ({ signal }) => read<Trips>(`/trips${queryOf({ day, area, limit: 500 })}`, { signal }),
    refetchInterval: 30_000,
  })

export const tripQuestion = (trip: string) =>
  queryOptions({
    queryKey: ['trip', trip],
    queryFn: ({ signal }) => read<TripView>(`/trips/${trip}`, { signal, purpose }),
    refetchInterval: 60_000,
  })

export const vehiclesQuestion = () =>
  queryOptions({
    queryKey: ['vehicles'],
    queryFn: ({ signal }) => read<Vehicles>('/vehicles', { signal }),
    refetchInterval: 60_000,
  })
