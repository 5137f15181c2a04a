import type * as field from '@bihuan/contract/field.ts'
import { queryOptions } from '@tanstack/react-query'
import type { Static } from 'typebox'
import { read } from '../../../api/client.ts'

export type Claim = Static<typeof field.SamePersonClaims>['claims'][number]
export type Verdict = NonNullable<Claim['verdict']>

const freshMs = 20_000

/** Walk-ins whose document was another person's, open ones first. */
export const samePersonQuestion = () =>
  queryOptions({
    queryKey: ['same-person'],
    queryFn: ({ signal }) => read<{ claims: Claim[] }>('/same-person-claims', { signal }),
    refetchInterval: freshMs,
  })
