import { useQuery } from '@tanstack/react-query'
import { questions } from '../../api/questions.ts'
import { useMe } from './use-me.ts'

/** The newest round, which the desk is about; null until it is known, and in a city that has none. */
export function useRound(): string | null {
  const { me } = useMe()
  const rounds = useQuery({ ...questions.rounds(), enabled: me !== null }).data
  return rounds?.rounds[0]?.round ?? null
}

/** The board of the newest round, or why there is none. */
export function useBoard() {
  const rounds = useQuery(questions.rounds())
  const round = rounds.data?.rounds[0]?.round ?? null
  const board = useQuery({ ...questions.board(round ?? ''), enabled: round !== null })
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
