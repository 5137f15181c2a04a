import { useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'react-router'
import { questions } from '../../api/questions.ts'
import { useMe } from '../../shell/use-me.ts'

/** The round that the address names with `?round=`, null where it names none. */
function useAskedRound(): string | null {
  const [search] = useSearchParams()
  return search.get('round') || null
}

/** The round that the page is about: the one in the address, else the newest; null until it is known, and in a city that has none. */
export function useChosenRound(): { round: string | null; isNewest: boolean } {
  const { me } = useMe()
  const asked = useAskedRound()
  const rounds = useQuery({ ...questions.rounds(), enabled: me !== null }).data
  const newest = rounds?.rounds[0]?.round ?? null
  return { round: asked ?? newest, isNewest: asked === null || asked === newest }
}

/** The same, where only the round matters. */
export const useRound = (): string | null => useChosenRound().round

/** Carries the round in the address on to the pages that a page leads to. */
export function useKeepRound(): (to: string) => string {
  const asked = useAskedRound()
  return (to) =>
    asked === null ? to : `${to}${to.includes('?') ? '&' : '?'}round=${encodeURIComponent(asked)}`
}

/** The board of the round that the page is about, or why there is none. */
export function useBoard() {
  const asked = useAskedRound()
  const rounds = useQuery(questions.rounds())
  const newest = rounds.data?.rounds[0]?.round ?? null
  const round = asked ?? newest
  const board = useQuery({
    ...questions.board(round ?? '', round === newest),
    enabled: round !== null,
  })
  return {
    board: board.data ?? null,
    none: rounds.isSuccess && round === null,
    fault: board.data ? null : (rounds.error ?? board.error),
    retry: () => {
      void rounds.refetch()
      if (round !== null) void board.refetch()
    },
  }
}
