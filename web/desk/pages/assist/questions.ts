import type * as contract from '@bihuan/contract/assist.ts'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { Static } from 'typebox'
import { queryOf, read } from '../../../api/client.ts'
import type { Purpose } from '../../../api/wire.ts'

export type AssistList = Static<typeof contract.AssistList>
export type AssistRow = AssistList['requests'][number]
export type AssistView = Static<typeof contract.AssistView>
export type AssistPerson = Static<typeof contract.AssistPerson>
export type AssistKept = Static<typeof contract.AssistKept>
export type AssistImported = Static<typeof contract.AssistImported>
export type AssistFileOut = Static<typeof contract.AssistFileOut>
export type Kind = AssistRow['kind']
export type Outcome = NonNullable<AssistRow['outcome']>

const freshMs = 15_000

export type AssistFilter = { direction: string; state: string; area: string; after: string }

export const assistQuestion = (filter: AssistFilter) =>
  queryOptions({
    queryKey: ['assist', filter],
    queryFn: ({ signal }) => read<AssistList>(`/assist-requests${queryOf(filter)}`, { signal }),
    refetchInterval: freshMs,
    placeholderData: keepPreviousData,
  })

/** One request. Each reading is recorded with its purpose, so it is not asked again by itself. */
export const requestQuestion = (id: string, purpose: Purpose) =>
  queryOptions({
    queryKey: ['assist-request', id],
    queryFn: ({ signal }) =>
      read<AssistView>(`/assist-requests/${encodeURIComponent(id)}`, { signal, purpose }),
    staleTime: Number.POSITIVE_INFINITY,
  })
