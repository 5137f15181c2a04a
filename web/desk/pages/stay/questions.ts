import type * as contract from '@bihuan/contract/stays.ts'
import { queryOptions } from '@tanstack/react-query'
import type { Static } from 'typebox'
import { read } from '../../../api/client.ts'
import type { Purpose } from '../../../api/wire.ts'

export type StayView = Static<typeof contract.StayView>

/** One stay, opened: a reading of a named person. */
export const stayQuestion = (stay: string, purpose: Purpose) =>
  queryOptions({
    queryKey: ['stay', stay, purpose],
    queryFn: ({ signal }) =>
      read<StayView>(`/stays/${encodeURIComponent(stay)}`, { signal, purpose }),
    staleTime: Number.POSITIVE_INFINITY,
  })
