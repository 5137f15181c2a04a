import { queryOptions } from '@tanstack/react-query'
import { queryOf, read } from '../api/client.ts'
import { type LoopFilter, questions } from '../api/questions.ts'
import type { Coverage, RecallBoard } from '../api/wire.ts'
import { cityNow } from '../shell/city-clock.ts'

const everyMs = 10_000
const streetsEveryMs = 60_000
// Pools that fit on the wall; how many there are in all stands on the board.
const poolsShown = 12
// The most overdue come first; enough to know an owner for each kind.
const loopsRead: LoopFilter = { kind: '', area: '', overdue: '', owner: '', limit: 200 }

/** What the wall asks beside the board; keys begin like the desk's, so that live events renew them too. */
export const wallQuestions = {
  loops: () => questions.loops(loopsRead),
  conservation: (round: string) => ({
    ...questions.conservation(round),
    refetchInterval: everyMs,
  }),
  /** The streets of a district. Counts every person of it, so it is asked once a minute and by no live event. */
  streets: (round: string, district: string) =>
    queryOptions({
      queryKey: ['streets', round, district],
      queryFn: async ({ signal }) => {
        const path = `/rounds/${encodeURIComponent(round)}/coverage${queryOf({ area: district })}`
        const { rows } = await read<Coverage>(path, { signal })
        // The answer carries no moment of its own: this is when it came, by the city's clock as this page knows it. A page that
        // has only just opened may know it too early, never too late.
        return { rows, at: cityNow() }
      },
      staleTime: streetsEveryMs,
      refetchInterval: streetsEveryMs,
    }),
  openRecalls: (round: string) =>
    queryOptions({
      queryKey: ['recalls', round, 'open'],
      queryFn: ({ signal }) =>
        read<RecallBoard>(`/recalls${queryOf({ round, state: 'open', limit: poolsShown })}`, {
          signal,
        }),
      refetchInterval: everyMs,
    }),
}
