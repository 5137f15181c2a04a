import { useSearchParams } from 'react-router'
import type { AppealFilter } from './questions.ts'

export type View = 'open' | 'done' | 'figures'

/** What the desk of appeals shows; all of it stands in the address. */
export function useFilter(): {
  view: View
  filter: AppealFilter
  change(part: { view?: View; area?: string }): void
} {
  const [query, setQuery] = useSearchParams()
  const asked = query.get('view')
  const view: View = asked === 'done' || asked === 'figures' ? asked : 'open'
  const area = query.get('area') ?? ''
  return {
    view,
    filter: { state: view === 'done' ? 'done' : 'open', area },
    change(part) {
      const next = new URLSearchParams(query)
      for (const [name, value] of Object.entries(part)) {
        if (value === '' || value === 'open') next.delete(name)
        else next.set(name, value)
      }
      setQuery(next, { replace: true })
    },
  }
}
