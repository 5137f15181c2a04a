import type * as contract from '@bihuan/contract/home-isolation.ts'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { Static } from 'typebox'
import { queryOf, read } from '../../../api/client.ts'
import type { Purpose, Role } from '../../../api/wire.ts'

export type HomeStayRow = Static<typeof contract.HomeStayRow>
export type HomeStays = Static<typeof contract.HomeStays>
export type HomeStayView = Static<typeof contract.HomeStayView>
export type HomeCounts = Static<typeof contract.HomeCounts>
export type HomeList = 'late' | 'open' | 'mine' | 'ending'
export type HomeFilter = { list: HomeList; area?: string }

/** Why a role reads who is kept at home. */
export const purposeOf = (role: Role | undefined): Purpose =>
  role === 'grid-worker' ? 'isolation' : 'inspection'

/** Homes of one list; each reading leaves a trace with everybody on the page. */
export const homesQuestion = (filter: HomeFilter, purpose: Purpose) =>
  infiniteQueryOptions({
    queryKey: ['home-stays', filter, purpose],
    queryFn: ({ signal, pageParam }) =>
      read<HomeStays>(`/home-stays${queryOf({ ...filter, after: pageParam })}`, {
        signal,
        purpose,
      }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    staleTime: 30_000,
  })

export const homeCountsQuestion = () =>
  queryOptions({
    queryKey: ['home-stay-counts'],
    queryFn: ({ signal }) => read<HomeCounts>('/home-stay-counts', { signal }),
    refetchInterval: 30_000,
  })

/** One home, opened: a reading of a named person, so it is not asked again by itself. */
export const homeQuestion = (stay: string, purpose: Purpose) =>
  queryOptions({
    queryKey: ['home-stay', stay, purpose],
    queryFn: ({ signal }) => read<HomeStayView>(`/home-stays/${stay}`, { signal, purpose }),
    staleTime: Number.POSITIVE_INFINITY,
  })
