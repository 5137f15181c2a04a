import type * as watch from '@bihuan/contract/watch.ts'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { Static } from 'typebox'
import { queryOf, read } from '../../../api/client.ts'

export type Alarms = Static<typeof watch.AlarmList>
export type Alarm = Alarms['alarms'][number]
export type AlarmState = 'open' | 'seen'

// The watch goes round every ten seconds.
const freshMs = 10_000
const atOnce = 50

/** Alarms that nobody has seen, or those that somebody has; the newest first, fifty at a time. */
export const alarmsQuestion = (state: AlarmState) =>
  infiniteQueryOptions({
    queryKey: ['alarms', state],
    queryFn: ({ pageParam, signal }) =>
      read<Alarms>(`/alarms${queryOf({ state, limit: String(atOnce), before: pageParam })}`, {
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: ({ more, alarms }) => (more ? alarms.at(-1)?.foundAt : undefined),
    refetchInterval: freshMs,
  })

/** How many alarms nobody has seen. */
export const alarmCountQuestion = () =>
  queryOptions({
    queryKey: ['alarms', 'count'],
    queryFn: ({ signal }) => read<Alarms>(`/alarms${queryOf({ limit: '1' })}`, { signal }),
    refetchInterval: freshMs,
  })
