import type { Purpose } from '@bihuan/contract/access.ts'
import { useSearchParams } from 'react-router'
import { useMe } from '../../../shell/use-me.ts'
import type { RowShow, Show } from './questions.ts'

/** What the page shows stands in the address: the list, the run, its rows, and whom. Commanders look for inspection. */
export function usePlace() {
  const { actor } = useMe()
  const [query, setQuery] = useSearchParams()
  const list = query.get('show')
  const rows = query.get('rows')
  const purpose: Purpose = actor?.role === 'transfer-dispatcher' ? 'transfer' : 'inspection'
  return {
    purpose,
    show: (list === 'assigned' || list === 'locked' ? list : 'without') as Show,
    run: query.get('run') ?? '',
    rows: (rows === 'unplaced' || rows === 'moved' ? rows : 'all') as RowShow,
    site: query.get('site') ?? '',
    open: query.get('open') ?? '',
    change(part: Partial<Record<'show' | 'run' | 'rows' | 'site' | 'open', string>>) {
      const next = new URLSearchParams(query)
      for (const [name, value] of Object.entries(part)) {
        if (value) next.set(name, value)
        else next.delete(name)
      }
      setQuery(next, { replace: true })
    },
  }
}
