import { useSearchParams } from 'react-router'
import { type CaseFilter, filterNames } from './questions.ts'

/** Everything that a list of cases shows stands in the address, so that a view can be kept and sent to somebody. */
export function useFilter() {
  const [search, setSearch] = useSearchParams()
  const of = (name: string) => search.get(name) ?? ''
  // One day is the same as from it until it.
  const day = of('day')
  const filter = Object.fromEntries(filterNames.map((name) => [name, of(name)])) as CaseFilter
  if (day !== '') Object.assign(filter, { from: day, until: day })
  const after = of('after')
  const change = (part: Partial<CaseFilter> & { after?: string }) => {
    const next: Record<string, string> = { ...filter, after: '', ...part }
    setSearch(
      Object.entries(next).filter(([, value]) => value !== ''),
      // A page further is a step that the browser can go back; a filter that is being chosen is none.
      { replace: part.after === undefined },
    )
  }
  return { filter, after, change }
}
