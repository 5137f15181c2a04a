import type * as residents from '@bihuan/contract/residents.ts'
import { queryOptions } from '@tanstack/react-query'
import type { Static } from 'typebox'
import { queryOf, read, write } from '../../../api/client.ts'

export type CardList = Static<typeof residents.Cards>
export type Card = CardList['cards'][number]
export type Activation = Static<typeof residents.Activation>

const never = Number.POSITIVE_INFINITY

/** The cards of a building, or of one household in it. Each read leaves a trace that the people see: never read again by ourselves. */
export const cardQuestion = (round: string, building: string, household: string) =>
  queryOptions({
    queryKey: ['cards', round, building, household],
    queryFn: ({ signal }) =>
      read<CardList>(
        `/rounds/${encodeURIComponent(round)}/cards${queryOf({ building, household })}`,
        { signal, purpose: 'sampling' },
      ),
    staleTime: never,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    retry: false,
  })

/** Makes a code on paper for somebody without a phone, and reads it once. */
export async function issueActivation(person: string): Promise<Activation> {
  const { activation } = await write<{ activation: string }>('/activations', { person })
  return read<Activation>(`/activations/${encodeURIComponent(activation)}`)
}
