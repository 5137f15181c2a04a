import type * as paper from '@bihuan/contract/paper.ts'
import { queryOptions } from '@tanstack/react-query'
import type { Static } from 'typebox'
import { queryOf, read } from '../../../api/client.ts'

export type SiteLots = Static<typeof paper.SiteLots>
export type Lot = SiteLots['lots'][number]
export type OpenSheet = Static<typeof paper.OpenSheets>['sheets'][number]
export type SheetKeyedIn = Static<typeof paper.SheetKeyedIn>
export type Difference = SheetKeyedIn['differences'][number]

const freshMs = 10_000

/** What the pages about paper ask; all keys begin with `paper`, so that one word refreshes them. */
export const paperQuestions = {
  lots: (round: string, site: string) =>
    queryOptions({
      queryKey: ['paper', 'lots', round, site],
      queryFn: ({ signal }) =>
        read<SiteLots>(
          `/rounds/${encodeURIComponent(round)}/sites/${encodeURIComponent(site)}/lots`,
          {
            signal,
          },
        ),
      staleTime: freshMs,
    }),
  open: (round: string) =>
    queryOptions({
      queryKey: ['paper', 'open', round],
      queryFn: ({ signal }) =>
        read<{ sheets: OpenSheet[] }>(`/paper-sheets${queryOf({ round })}`, { signal }),
      refetchInterval: freshMs,
    }),
}
