import { useQuery } from '@tanstack/react-query'
import { questions } from '../../../api/questions.ts'

/** How often ages are told anew, real ms. */
export const everyMs = 15_000

/** Whether a round is still open; silence of a device means something only then. */
export function useIsOpen(round: string | null): boolean {
  const rounds = useQuery(questions.rounds()).data?.rounds ?? []
  return rounds.find((one) => one.round === round)?.closedAt === null
}
