import type * as care from '@bihuan/contract/stay-care.ts'
import type * as contract from '@bihuan/contract/stays.ts'
import { queryOptions } from '@tanstack/react-query'
import type { Static } from 'typebox'
import { queryOf, read } from '../../../api/client.ts'
import type { Purpose, Role } from '../../../api/wire.ts'

export type Board = Static<typeof contract.RoomBoard>
export type BoardRoom = Static<typeof contract.RoomOfBoard>
export type Guest = Static<typeof contract.Guest>
export type Incoming = Static<typeof contract.Incoming>
export type Arrival = Incoming['arrivals'][number]
export type Occupancy = Static<typeof contract.Occupancy>
export type CheckedIn = Static<typeof contract.CheckedIn>
export type CheckedInMany = Static<typeof contract.CheckedInMany>
export type SiteTests = Static<typeof care.SiteTests>
export type Meals = Static<typeof care.Meals>
export type Requests = Static<typeof care.Requests>
export type Incidents = Static<typeof care.Incidents>
export type Shifts = Static<typeof care.Shifts>

/** Why a role reads who is where: to look after them, or to see that it is done well. */
export const boardPurpose = (role: Role | undefined): Purpose =>
  role === 'district-commander' || role === 'city-commander' ? 'inspection' : 'isolation'

const often = 20_000
const at = (site: string, what: string) => `/isolation-sites/${encodeURIComponent(site)}/${what}`

export const occupancyQuestion = (search: string) =>
  queryOptions({
    queryKey: ['occupancy', search],
    queryFn: ({ signal }) =>
      read<Occupancy>(`/occupancy${queryOf(search ? { search } : {})}`, { signal }),
    refetchInterval: often,
  })
export const boardQuestion = (site: string, purpose: Purpose) =>
  queryOptions({
    queryKey: ['site', site, 'board', purpose],
    queryFn: ({ signal }) => read<Board>(at(site, 'board'), { signal, purpose }),
    refetchInterval: often,
  })
export const incomingQuestion = (site: string, purpose: Purpose) =>
  queryOptions({
    queryKey: ['site', site, 'incoming', purpose],
    queryFn: ({ signal }) => read<Incoming>(at(site, 'incoming'), { signal, purpose }),
    refetchInterval: often,
  })
export const testsQuestion = (site: string, purpose: Purpose) =>
  queryOptions({
    queryKey: ['site', site, 'tests', purpose],
    queryFn: ({ signal }) => read<SiteTests>(at(site, 'tests'), { signal, purpose }),
    refetchInterval: often,
  })
export const mealsQuestion = (site: string) =>
  queryOptions({
    queryKey: ['site', site, 'meals'],
    queryFn: ({ signal }) => read<Meals>(at(site, 'meals'), { signal }),
  })
export const requestsQuestion = (site: string, purpose: Purpose) =>
  queryOptions({
    queryKey: ['site', site, 'requests', purpose],
    queryFn: ({ signal }) =>
      read<Requests>(`${at(site, 'requests')}${queryOf({ open: 'true', limit: 200 })}`, {
        signal,
        purpose,
      }),
    refetchInterval: often,
  })
export const incidentsQuestion = (site: string) =>
  queryOptions({
    queryKey: ['site', site, 'incidents'],
    queryFn: ({ signal }) => read<Incidents>(at(site, 'incidents'), { signal }),
  })
export const shiftsQuestion = (site: string) =>
  queryOptions({
    queryKey: ['site', site, 'shifts'],
    queryFn: ({ signal }) => read<Shifts>(at(site, 'duty-shifts'), { signal }),
  })
