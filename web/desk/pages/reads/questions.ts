import type * as reads from '@bihuan/contract/reads.ts'
import { queryOptions } from '@tanstack/react-query'
import type { Static } from 'typebox'
import { queryOf, read } from '../../../api/client.ts'

export type Glasses = Static<typeof reads.Glasses>
export type Glass = Glasses['glasses'][number]
export type Budget = Static<typeof reads.Budget>
export type ReadFigures = Static<typeof reads.ReadFigures>

/** Readings beyond the budget: those that wait for a review first. */
export const glassesQuestion = (state: 'open' | 'reviewed') =>
  queryOptions({
    queryKey: ['glasses', state],
    queryFn: ({ signal }) => read<Glasses>(`/break-glass${queryOf({ state })}`, { signal }),
  })

/** How many people the asker has read today and may read. */
export const budgetQuestion = () =>
  queryOptions({
    queryKey: ['budget'],
    queryFn: ({ signal }) => read<Budget>('/reads/budget', { signal }),
  })

/** Who read most, at night, near themselves. */
export const readFiguresQuestion = (days: string) =>
  queryOptions({
    queryKey: ['read-figures', days],
    queryFn: ({ signal }) => read<ReadFigures>(`/reads/figures${queryOf({ days })}`, { signal }),
  })
