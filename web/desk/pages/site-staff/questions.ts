import type { Purpose } from '@bihuan/contract/access.ts'
import type * as sites from '@bihuan/contract/isolation-sites.ts'
import type * as contract from '@bihuan/contract/site-staff.ts'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { Static } from 'typebox'
import { queryOf, read } from '../../../api/client.ts'

export type Roster = Static<typeof contract.Roster>
export type StaffRow = Roster['staff'][number]
export type StaffRoles = Static<typeof contract.StaffRoles>
export type Shifts = Static<typeof contract.Shifts>
export type Exits = Static<typeof contract.Exits>
export type Sites = Static<typeof sites.Sites>

export const sitesQuestion = () =>
  queryOptions({
    queryKey: ['isolation-sites', 'roster'],
    queryFn: ({ signal }) => read<Sites>(`/isolation-sites${queryOf({ limit: 200 })}`, { signal }),
  })

export const rosterQuestion = (site: string, purpose: Purpose) =>
  infiniteQueryOptions({
    queryKey: ['roster', site],
    queryFn: ({ signal, pageParam }) =>
      read<Roster>(`/isolation-sites/${site}/staff${queryOf({ after: pageParam })}`, {
        signal,
        purpose,
      }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    enabled: site !== '',
    refetchInterval: 60_000,
  })

export const rolesQuestion = () =>
  queryOptions({
    queryKey: ['site-staff-roles'],
    queryFn: ({ signal }) => read<StaffRoles>('/site-staff-roles', { signal }),
    staleTime: 600_000,
  })

export const shiftsQuestion = (site: string) =>
  queryOptions({
    queryKey: ['shifts', site],
    queryFn: ({ signal }) => read<Shifts>(`/isolation-sites/${site}/shifts`, { signal }),
    enabled: site !== '',
  })

export const exitsQuestion = () =>
  queryOptions({
    queryKey: ['site-staff-exits'],
    queryFn: ({ signal }) =>
      read<Exits>('/site-staff-exits', { signal, purpose: 'case-investigation' }),
    refetchInterval: 60_000,
  })
