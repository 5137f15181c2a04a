import type * as contract from '@bihuan/contract/release.ts'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { Static } from 'typebox'
import { queryOf, read } from '../../../api/client.ts'
import type { Purpose, Role } from '../../../api/wire.ts'

export type Releases = Static<typeof contract.Releases>
export type ReleaseRow = Static<typeof contract.ReleaseRow>
export type Condition = Static<typeof contract.ReleaseCondition>
export type ReleaseSites = Static<typeof contract.ReleaseSites>
export type LetGone = Static<typeof contract.LetGone>
export type PlannedHome = Static<typeof contract.PlannedHome>
export type ReleasePaper = Static<typeof contract.ReleasePaper>
export type PaperKind = ReleasePaper['kind']
export type AfterCare = Static<typeof contract.AfterCare>
export type AfterCareTask = AfterCare['tasks'][number]
export type Outcome = Static<typeof contract.FinishAfterCare>['outcome']
export type ReleaseList = 'late' | 'today' | 'tomorrow' | 'all'

/** Which list the page shows; all of it stands in the address. */
export type ReleaseFilter = { list: ReleaseList; site?: string }

/** Why a role reads who is let go. */
export function purposeOf(role: Role | undefined): Purpose {
  if (role === 'transfer-dispatcher') return 'transfer'
  return role === 'site-manager' || role === 'site-worker' ? 'isolation' : 'inspection'
}

export const releasesQuestion = (filter: ReleaseFilter, purpose: Purpose) =>
  infiniteQueryOptions({
    queryKey: ['releases', filter, purpose],
    queryFn: ({ signal, pageParam }) =>
      read<Releases>(`/releases${queryOf({ ...filter, after: pageParam })}`, { signal, purpose }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    staleTime: 30_000,
  })

export const sitesQuestion = queryOptions({
  queryKey: ['release-sites'],
  queryFn: ({ signal }) => read<ReleaseSites>('/release-sites', { signal }),
  refetchInterval: 60_000,
})

/** A paper names somebody, so it is not asked again by itself. */
export const paperQuestion = (stay: string, kind: PaperKind, purpose: Purpose) =>
  queryOptions({
    queryKey: ['release-paper', stay, kind],
    queryFn: ({ signal }) =>
      read<ReleasePaper>(`/stays/${stay}/papers/${kind}`, { signal, purpose }),
    staleTime: Number.POSITIVE_INFINITY,
    enabled: stay !== '',
  })

export const afterCareQuestion = (purpose: Purpose) =>
  infiniteQueryOptions({
    queryKey: ['after-care', purpose],
    queryFn: ({ signal, pageParam }) =>
      read<AfterCare>(`/after-care${queryOf({ after: pageParam })}`, { signal, purpose }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    staleTime: 30_000,
  })
