import type * as contract from '@bihuan/contract/investigation.ts'
import type * as venues from '@bihuan/contract/venues.ts'
import { queryOptions } from '@tanstack/react-query'
import type { Static } from 'typebox'
import { queryOf, read } from '../../../api/client.ts'

export type CaseFile = Static<typeof contract.Investigation>
export type WireItem = Static<typeof contract.InvestigationItem>
export type WireFields = Static<typeof contract.ItemFields>
export type WireChanges = Static<typeof contract.ItemChanges>
export type Changes = Static<typeof contract.Changes>
export type Conflict = Static<typeof contract.FieldConflict>
export type ItemWritten = Static<typeof contract.ItemWritten>
export type ItemHistory = Static<typeof contract.ItemHistory>
export type Venue = Static<typeof venues.Venue>
export type Call = CaseFile['calls'][number]
export type Gap = CaseFile['gaps'][number]
export type Windows = CaseFile['windows']

const id = encodeURIComponent
const purpose = 'case-investigation'

/** The address under which everything of a case lies. */
export const casePath = (caseId: string) => `/cases/${id(caseId)}`

/** One case whole. Its reading is recorded with the person; what is new afterwards is asked for on its own. */
export const investigationQuestion = (caseId: string) =>
  queryOptions({
    queryKey: ['investigation', caseId],
    queryFn: ({ signal }) =>
      read<CaseFile>(`${casePath(caseId)}/investigation`, { signal, purpose }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })

/** What is new in a case since a look. */
export const askChanges = (caseId: string, since: string, typing: boolean, signal: AbortSignal) =>
  read<Changes>(`${casePath(caseId)}/changes${queryOf({ since, typing: typing ? 'yes' : 'no' })}`, {
    signal,
    purpose,
  })

export const historyQuestion = (caseId: string, item: string) =>
  queryOptions({
    queryKey: ['item-history', caseId, item],
    queryFn: ({ signal }) =>
      read<ItemHistory>(`${casePath(caseId)}/items/${id(item)}/history`, { signal, purpose }),
  })

/** Places while somebody types. */
export const venuesQuestion = (q: string) =>
  queryOptions({
    queryKey: ['venues', q],
    queryFn: ({ signal }) => read<{ venues: Venue[] }>(`/venues${queryOf({ q })}`, { signal }),
    enabled: q.trim() !== '',
    staleTime: 30_000,
    placeholderData: (previous) => previous,
  })
