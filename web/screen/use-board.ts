import { useQuery } from '@tanstack/react-query'
import { questions } from '../api/questions.ts'

/** The board of the newest round, which the wall is about; `none` in a city that has published none. */
export function useBoard() {
  const rounds = useQuery(questions.rounds())
  const round = rounds.data?.rounds[0]?.round ?? null
  const board = useQuery({ ...questions.board(round ?? ''), enabled: round !== null })
  return {
    board: board.data ?? null,
    none: rounds.isSuccess && round === null,
    fault: board.data ? null : (rounds.error ?? board.error),
  }
}
