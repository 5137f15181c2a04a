import type * as contract from '@bihuan/contract/clocks.ts'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { Static } from 'typebox'
import { queryOf, read } from '../../../api/client.ts'

export type Board = Static<typeof contract.ClockBoard>
export type ClockKind = Board['kinds'][number]['kind']
export type CaseClocks = Static<typeof contract.CaseClocks>
export type CaseRow = CaseClocks['cases'][number]
export type Speeds = Static<typeof contract.Speeds>
export type Distribution = Speeds['all'][number]
export type CaseSpeeds = Static<typeof contract.CaseSpeeds>

const freshMs = 10_000

export const boardQuestion = (area: string) =>
  queryOptions({
    queryKey: ['clocks', area],
    queryFn: ({ signal }) => read<Board>(`/clocks${queryOf({ area })}`, { signal }),
    refetchInterval: freshMs,
    placeholderData: keepPreviousData,
  })

export const casesQuestion = (filter: { area: string; late: string; before: string }) =>
  queryOptions({
    queryKey: ['case-clocks', filter],
    queryFn: ({ signal }) => read<CaseClocks>(`/clocks/cases${queryOf(filter)}`, { signal }),
    refetchInterval: freshMs,
    placeholderData: keepPreviousData,
  })

export const speedsQuestion = (filter: { area: string; from: string }) =>
  queryOptions({
    queryKey: ['speeds', filter],
    queryFn: ({ signal }) => read<Speeds>(`/clocks/speeds${queryOf(filter)}`, { signal }),
    staleTime: 60_000,
    placeholderData: keepPreviousData,
  })

export const caseSpeedsQuestion = (id: string) =>
  queryOptions({
    queryKey: ['case-speeds', id],
    queryFn: ({ signal }) =>
      read<CaseSpeeds>(`/clocks/cases/${encodeURIComponent(id)}/speeds`, { signal }),
    enabled: id !== '',
  })
