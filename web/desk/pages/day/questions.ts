import type * as contract from '@bihuan/contract/days.ts'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { Static } from 'typebox'
import { queryOf, read } from '../../../api/client.ts'

export type Days = Static<typeof contract.DayList>
export type DayView = Static<typeof contract.DayView>
export type DayItem = DayView['items'][number]
export type CarryReason = NonNullable<DayItem['carry']>['reason']
export type DayFile = Static<typeof contract.DayFile>
export type DayVerdict = Static<typeof contract.DayVerdict>
export type Owners = Static<typeof contract.Owners>

const freshMs = 15_000

export const daysQuestion = (area: string) =>
  queryOptions({
    queryKey: ['days', area],
    queryFn: ({ signal }) => read<Days>(`/days${queryOf({ area })}`, { signal }),
    refetchInterval: freshMs,
  })

export const dayQuestion = (
  district: string,
  day: string,
  filter: { state: string; kind: string },
) =>
  queryOptions({
    queryKey: ['day', district, day, filter],
    queryFn: ({ signal }) =>
      read<DayView>(`/days/${district}/${day}${queryOf(filter)}`, { signal }),
    placeholderData: keepPreviousData,
  })

export const ownersQuestion = (district: string) =>
  queryOptions({
    queryKey: ['day-owners', district],
    queryFn: ({ signal }) => read<Owners>(`/days/${district}/owners`, { signal }),
    staleTime: 60_000,
  })

export const dayFileQuestion = (district: string, day: string, isClosed: boolean) =>
  queryOptions({
    queryKey: ['day-file', district, day],
    queryFn: ({ signal }) => read<DayFile>(`/days/${district}/${day}/file`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    enabled: isClosed,
  })
