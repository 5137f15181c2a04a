import type * as merges from '@bihuan/contract/case-merges.ts'
import type * as contract from '@bihuan/contract/cases.ts'
import { queryOptions } from '@tanstack/react-query'
import type { Static } from 'typebox'
import { queryOf, read } from '../../../api/client.ts'

export type CaseList = Static<typeof contract.CaseList>
export type CaseLine = Static<typeof contract.CaseLine>
export type CaseCounts = Static<typeof contract.CaseCounts>
export type CaseHead = Static<typeof contract.CaseHead>
export type CaseHistory = Static<typeof contract.CaseHistory>
export type CaseState = Static<typeof contract.CaseState>
export type CaseClock = Static<typeof contract.CaseClock>
export type CaseMoved = Static<typeof contract.CaseMoved>
export type CaseOpened = Static<typeof contract.CaseOpened>
export type Alike = Static<typeof contract.AlikePeople>
export type AlikePerson = Alike['people'][number]
export type AlikeReason = Static<typeof contract.AlikeReason>
export type Investigators = Static<typeof contract.Investigators>
export type CasesAssigned = Static<typeof contract.CasesAssigned>
export type AssignedByRule = Static<typeof contract.AssignedByRule>
export type MergePreview = Static<typeof merges.MergePreview>
export type Merges = Static<typeof merges.Merges>
export type CasesMerged = Static<typeof merges.CasesMerged>

const freshMs = 15_000
const id = encodeURIComponent
const purpose = 'case-investigation'

/** The address of a case, for the server and for the desk alike. */
export const casePath = (caseId: string) => `/cases/${id(caseId)}`

/** What a list shows, by the names that stand in the address; an empty text is no condition. */
export const filterNames = [
  'state',
  'area',
  'source',
  'found',
  'category',
  'mine',
  'overdue',
  'by',
  'from',
  'until',
  'links',
  'text',
] as const
export type CaseFilter = Record<(typeof filterNames)[number], string>

export const caseListQuestion = (filter: CaseFilter, after: string) =>
  queryOptions({
    queryKey: ['cases', filter, after],
    queryFn: ({ signal }) => {
      const { mine, ...rest } = filter
      const asked = { ...rest, mine: mine === '' ? '' : 'true', after, limit: 50 }
      return read<CaseList>(`/cases${queryOf(asked)}`, { signal, purpose })
    },
    refetchInterval: after === '' ? freshMs : false,
    placeholderData: (previous) => previous,
  })

export const caseCountsQuestion = (area: string) =>
  queryOptions({
    queryKey: ['case-counts', area],
    queryFn: ({ signal }) => read<CaseCounts>(`/case-counts${queryOf({ area })}`, { signal }),
    refetchInterval: freshMs,
  })

export const investigatorsQuestion = (area: string) =>
  queryOptions({
    queryKey: ['case-investigators', area],
    queryFn: ({ signal }) =>
      read<Investigators>(`/case-investigators${queryOf({ area })}`, { signal }),
    staleTime: freshMs,
  })

/** One case. The look at its person is recorded, so it is asked again only when something was changed. */
export const caseHeadQuestion = (caseId: string) =>
  queryOptions({
    queryKey: ['case-head', caseId],
    queryFn: ({ signal }) => read<CaseHead>(casePath(caseId), { signal, purpose }),
    staleTime: Number.POSITIVE_INFINITY,
  })

export const caseHistoryQuestion = (caseId: string) =>
  queryOptions({
    queryKey: ['case-history', caseId],
    queryFn: ({ signal }) => read<CaseHistory>(`${casePath(caseId)}/history`, { signal, purpose }),
    staleTime: Number.POSITIVE_INFINITY,
  })

export const mergePreviewQuestion = (from: string, into: string) =>
  queryOptions({
    queryKey: ['case-merge', from, into],
    queryFn: ({ signal }) =>
      read<MergePreview>(`/case-merges/preview${queryOf({ from, into })}`, { signal, purpose }),
    staleTime: Number.POSITIVE_INFINITY,
    enabled: from !== '' && into !== '',
  })

/** What reads otherwise after two cases became one, or two again. */
export const mergeKeys = [
  'cases',
  'case-counts',
  'case-head',
  'case-history',
  'case-merges',
  'case-merge',
] as const

export const mergesQuestion = (caseId: string) =>
  queryOptions({
    queryKey: ['case-merges', caseId],
    queryFn: ({ signal }) => read<Merges>(`${casePath(caseId)}/merges`, { signal, purpose }),
    staleTime: Number.POSITIVE_INFINITY,
  })
