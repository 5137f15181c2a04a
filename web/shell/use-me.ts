import { useQuery } from '@tanstack/react-query'
import { questions } from '../api/questions.ts'

/** Who acts here, in which role and area. */
export function useMe() {
  const answer = useQuery(questions.me())
  return {
    me: answer.data ?? null,
    actor: answer.data?.actor ?? null,
    isDemo: answer.data?.demo ?? false,
    isPending: answer.isPending,
    fault: answer.data === undefined ? answer.error : null,
    retry: () => void answer.refetch(),
  }
}

/** The name of an area for the head and the watermark; the code itself until it is known. */
export function useAreaName(code: string): string {
  const parent = code.length <= 4 ? '' : code.length === 6 ? code.slice(0, 4) : code.slice(0, -3)
  const areas = useQuery({ ...questions.areas(parent), enabled: code !== '' }).data?.areas
  return areas?.find((area) => area.code === code)?.name ?? code
}
