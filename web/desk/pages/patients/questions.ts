import type * as contract from '@bihuan/contract/patients.ts'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { Static } from 'typebox'
import { queryOf, read } from '../../../api/client.ts'

export type PatientRow = Static<typeof contract.PatientRow>
export type Patients = Static<typeof contract.Patients>
export type PatientView = Static<typeof contract.PatientView>
export type PatientCounts = Static<typeof contract.PatientCounts>
export type PatientPlaces = Static<typeof contract.PatientPlaces>
export type Note = Static<typeof contract.Note>
export type Level = NonNullable<PatientRow['level']>
export type PatientList = 'waiting' | 'mine' | 'open' | 'ready' | 'follow-up'
export type PatientFilter = { list: PatientList; level?: string }

/** Patients of one list; each reading leaves a trace with everybody on the page. */
export const patientsQuestion = (filter: PatientFilter, enabled: boolean) =>
  infiniteQueryOptions({
    queryKey: ['patients', filter],
    queryFn: ({ signal, pageParam }) =>
      read<Patients>(`/patients${queryOf({ ...filter, after: pageParam })}`, {
        signal,
        purpose: 'treatment',
      }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    staleTime: 30_000,
    enabled,
  })

export const countsQuestion = () =>
  queryOptions({
    queryKey: ['patient-counts'],
    queryFn: ({ signal }) => read<PatientCounts>('/patient-counts', { signal }),
    refetchInterval: 30_000,
  })

/** One patient, opened: a reading of a named person, so it is not asked again by itself. */
export const patientQuestion = (patient: string) =>
  queryOptions({
    queryKey: ['patient', patient],
    queryFn: ({ signal }) =>
      read<PatientView>(`/patients/${patient}`, { signal, purpose: 'treatment' }),
    staleTime: Number.POSITIVE_INFINITY,
  })
