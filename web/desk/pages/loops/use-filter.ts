import { useSearchParams } from 'react-router'
import type { LoopFilter } from '../../../api/questions.ts'

const pageRows = 100
// What the server gives at most at once; beyond it one narrows the filter.
export const rowsMax = 500

/** The filter lives in the address, so that a list can be sent to somebody. */
export function useFilter() {
  const [search, setSearch] = useSearchParams()
  const limit = Number(search.get('limit') ?? pageRows)
  const filter: LoopFilter = {
    kind: search.get('kind') ?? '',
    area: search.get('area') ?? '',
    overdue: search.get('overdue') ?? '',
    owner: search.get('owner') ?? '',
    round: search.get('round') ?? '',
    limit: Number.isInteger(limit) ? Math.min(rowsMax, Math.max(1, limit)) : pageRows,
  }
  const change = (part: Partial<LoopFilter>) => {
    const next = { ...filter, ...part }
    const values = Object.entries(next).flatMap(([name, value]): [string, string][] =>
      value === '' || (name === 'limit' && value === pageRows) ? [] : [[name, String(value)]],
    )
    setSearch(values, { replace: true })
  }
  return [filter, change] as const
}
