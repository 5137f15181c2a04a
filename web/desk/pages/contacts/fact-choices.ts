import type * as facts from '@bihuan/contract/facts.ts'
import { queryOptions } from '@tanstack/react-query'
import type { Static } from 'typebox'
import { read } from '../../../api/client.ts'

export type FactChoices = Static<typeof facts.FactChoices>

/** The ways of an exposure that the rules in force name. */
export const factChoicesQuestion = () =>
  queryOptions({
    queryKey: ['fact-choices'],
    queryFn: ({ signal }) => read<FactChoices>('/facts/choices', { signal }),
    staleTime: 300_000,
  })
