import type * as contract from '@bihuan/contract/appeals.ts'
import { queryOptions } from '@tanstack/react-query'
import type { Static } from 'typebox'
import { queryOf, read } from '../../../api/client.ts'
import type { Purpose } from '../../../api/wire.ts'

export type AppealQueue = Static<typeof contract.AppealQueue>
export type AppealRow = AppealQueue['appeals'][number]
export type AppealView = Static<typeof contract.AppealView>
export type AppealFigures = Static<typeof contract.AppealFigures>
export type AppealLodged = Static<typeof contract.AppealLodged>
export type OrdersToAppeal = Static<typeof contract.OrdersToAppeal>
export type ActOf = AppealView['may'][number]['act']

const freshMs = 10_000
const id = encodeURIComponent

/** Which appeals a list shows; all of it stands in the address. */
export type AppealFilter = { state: 'open' | 'done'; area: string }

export const appealsQuestion = (filter: AppealFilter) =>
  queryOptions({
    queryKey: ['appeals', filter],
    queryFn: ({ signal }) => read<AppealQueue>(`/appeals${queryOf(filter)}`, { signal }),
    refetchInterval: freshMs,
  })

/** One appeal. Each reading is recorded with its purpose, so it is not asked again by itself. */
export const appealQuestion = (appeal: string, purpose: Purpose) =>
  queryOptions({
    queryKey: ['appeal', appeal, purpose],
    queryFn: ({ signal }) => read<AppealView>(`/appeals/${id(appeal)}`, { signal, purpose }),
    staleTime: Number.POSITIVE_INFINITY,
  })

export const figuresQuestion = (area: string) =>
  queryOptions({
    queryKey: ['appeal-figures', area],
    queryFn: ({ signal }) => read<AppealFigures>(`/appeal-figures${queryOf({ area })}`, { signal }),
    staleTime: 60_000,
  })

/** The orders of who is on the line; a reading of a named person, recorded like any other. */
export const ordersToAppealQuestion = (person: string) =>
  queryOptions({
    queryKey: ['orders-to-appeal', person],
    queryFn: ({ signal }) =>
      read<OrdersToAppeal>(`/people/${id(person)}/orders-to-appeal`, {
        signal,
        purpose: 'orders',
      }),
    staleTime: Number.POSITIVE_INFINITY,
    enabled: person !== '',
  })
