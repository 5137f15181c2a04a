import { useSearchParams } from 'react-router'
import type { OrderFilter } from './questions.ts'

export type View = 'orders' | 'unserved' | 'batches' | 'zones' | 'signings' | 'end'
const views: readonly View[] = ['orders', 'unserved', 'batches', 'zones', 'signings', 'end']

/** The part that is shown and its filters stand in the address, so that a list can be sent to somebody. */
export function useFilter() {
  const [search, setSearch] = useSearchParams()
  const of = (name: string) => search.get(name) ?? ''
  const view = views.find((one) => one === of('view')) ?? 'orders'
  const filter: OrderFilter = {
    area: of('area'),
    state: of('state') || 'in-force',
    kind: of('kind'),
    unserved: view === 'unserved' ? 'true' : '',
  }
  const change = (part: Partial<Record<'view' | 'area' | 'state' | 'kind', string>>) => {
    const next = {
      view: of('view'),
      area: of('area'),
      state: of('state'),
      kind: of('kind'),
      ...part,
    }
    setSearch(
      Object.entries(next).filter(([, value]) => value !== ''),
      { replace: true },
    )
  }
  return { view, filter, change }
}
