import type { Purpose } from '@bihuan/contract/access.ts'
import type * as contract from '@bihuan/contract/allocation.ts'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { Static } from 'typebox'
import { queryOf, read } from '../../../api/client.ts'

export type Waiting = Static<typeof contract.Waiting>
export type Seeker = Waiting['people'][number]
export type Runs = Static<typeof contract.Runs>
export type RunNumbers = Static<typeof contract.RunNumbers>
export type RunShown = Static<typeof contract.RunShown>
export type RunRows = Static<typeof contract.RunRows>
export type RunRow = Static<typeof contract.RunRow>
export type RowWhy = Static<typeof contract.RowWhy>
export type Suggested = Static<typeof contract.Suggested>
export type SoftKind = keyof RunShown['weights']
export type Show = 'without' | 'assigned' | 'locked'
export type RowShow = 'all' | 'unplaced' | 'moved'

export const seekersQuestion = (show: Show, purpose: Purpose) =>
  infiniteQueryOptions({
    queryKey: ['room-seekers', show],
    queryFn: ({ signal, pageParam }) =>
      read<Waiting>(`/room-seekers${queryOf({ show, after: pageParam })}`, { signal, purpose }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    refetchInterval: 60_000,
  })

/** The last runs; asked every second while one of them is under way. */
export const runsQuestion = () =>
  queryOptions({
    queryKey: ['allocation-runs'],
    queryFn: ({ signal }) => read<Runs>('/allocation-runs?limit=10', { signal }),
    refetchInterval: ({ state }) =>
      state.data?.runs.some(({ finishedAt, failedWhy }) => !finishedAt && !failedWhy)
        ? 1_000
        : 30_000,
  })

export const runQuestion = (run: string) =>
  queryOptions({
    queryKey: ['allocation-run', run],
    queryFn: ({ signal }) => read<RunShown>(`/allocation-runs/${run}`, { signal }),
    enabled: run !== '',
    refetchInterval: ({ state }) =>
      state.data && !state.data.finishedAt && !state.data.failedWhy ? 1_000 : false,
  })

export const rowsQuestion = (run: string, show: RowShow, site: string, purpose: Purpose) =>
  infiniteQueryOptions({
    queryKey: ['allocation-rows', run, show, site],
    queryFn: ({ signal, pageParam }) =>
      read<RunRows>(`/allocation-runs/${run}/rows${queryOf({ show, site, after: pageParam })}`, {
        signal,
        purpose,
      }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  })

/** Why one person gets their room: a reading of a named person, so it is not asked again by itself. */
export const whyQuestion = (run: string, transfer: string, purpose: Purpose) =>
  queryOptions({
    queryKey: ['allocation-why', run, transfer],
    queryFn: ({ signal }) =>
      read<RowWhy>(`/allocation-runs/${run}/rows/${transfer}`, { signal, purpose }),
    staleTime: Number.POSITIVE_INFINITY,
  })

export const suggestedQuestion = (transfer: string) =>
  queryOptions({
    queryKey: ['suggested-rooms', transfer],
    queryFn: ({ signal }) =>
      read<Suggested>(`/suggested-rooms${queryOf({ transfer })}`, { signal }),
  })
