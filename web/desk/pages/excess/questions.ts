import type * as contract from '@bihuan/contract/excess.ts'
import { queryOptions } from '@tanstack/react-query'
import type { Static } from 'typebox'
import { queryOf, read } from '../../../api/client.ts'

export type ExcessBoard = Static<typeof contract.ExcessBoard>
export type DistrictExcess = ExcessBoard['districts'][number]
export type Excess = DistrictExcess['list'][number]
export type MeasureView = Static<typeof contract.MeasureView>
export type MeasureKind = MeasureView['kind']

/** What goes on beyond the rules in an area; looked at anew each minute. */
export const excessQuestion = (area: string) =>
  queryOptions({
    queryKey: ['excess', area],
    queryFn: ({ signal }) => read<ExcessBoard>(`/excess${queryOf({ area })}`, { signal }),
    refetchInterval: 60_000,
  })

export const measureQuestion = (measure: string) =>
  queryOptions({
    queryKey: ['measure', measure],
    queryFn: ({ signal }) =>
      read<MeasureView>(`/measures/${encodeURIComponent(measure)}`, { signal }),
    enabled: measure !== '',
  })
