import type * as field from '@bihuan/contract/field.ts'
import { queryOptions } from '@tanstack/react-query'
import type { Static } from 'typebox'
import { read } from '../../../api/client.ts'

export type Device = Static<typeof field.Devices>['devices'][number]
export type HandOver = NonNullable<Device['handOver']>
export type SealedImported = Static<typeof field.SealedImported>
export type Answer = SealedImported['answers'][number]

const freshMs = 10_000

/** Every device of a round at sites of one's own area. */
export const deviceQuestion = (round: string) =>
  queryOptions({
    queryKey: ['devices', round],
    queryFn: ({ signal }) =>
      read<{ devices: Device[] }>(`/rounds/${encodeURIComponent(round)}/devices`, { signal }),
    refetchInterval: freshMs,
  })
