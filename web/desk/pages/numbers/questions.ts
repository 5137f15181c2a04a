import type * as contract from '@bihuan/contract/epi.ts'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { Static } from 'typebox'
import { queryOf, read } from '../../../api/client.ts'

export type Numbers = Static<typeof contract.EpiNumbers>
export type RtWindow = Numbers['rt'][number]
export type CurveDay = Numbers['days'][number]
export type Offspring = Static<typeof contract.EpiOffspring>
export type Incubation = Static<typeof contract.EpiIncubation>
export type By = Numbers['by']
export type Asked = { area: string; by: By; until: string; days: string; interval: string }

const freshMs = 60_000
/** Curve, Rt, doubling time and share found in isolation; kept on the page while another filter is asked. */
export const numbersQuestion = (asked: Asked) =>
  queryOptions({
    queryKey: ['epi', 'numbers', asked],
    queryFn: ({ signal }) => read<Numbers>(`/epi/numbers${queryOf(asked)}`, { signal }),
    refetchInterval: freshMs,
    placeholderData: keepPreviousData,
  })

/** How many each case infected. */
export const offspringQuestion = (asked: Asked) =>
  queryOptions({
    queryKey: ['epi', 'offspring', asked.area, asked.interval],
    queryFn: ({ signal }) =>
      read<Offspring>(`/epi/offspring${queryOf({ area: asked.area, interval: asked.interval })}`, {
        signal,
      }),
    staleTime: freshMs,
  })

/** The incubation time of the city's own cases, beside what is published. */
export const incubationQuestion = (asked: Asked) =>
  queryOptions({
    queryKey: ['epi', 'incubation', asked.area],
    queryFn: ({ signal }) =>
      read<Incubation>(`/epi/incubation${queryOf({ area: asked.area })}`, { signal }),
    staleTime: freshMs,
  })
