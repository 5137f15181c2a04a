import { useSearchParams } from 'react-router'

export const views = ['board', 'cases', 'speeds'] as const
export type View = (typeof views)[number]
export type Filter = { area: string; late: string; before: string; days: string; open: string }

/** What the page of clocks shows; all of it stands in the address. */
export function useFilter(): {
  view: View
  filter: Filter
  change(part: Partial<Filter & { view: View }>): void
} {
  const [query, setQuery] = useSearchParams()
  const view = views.find((one) => one === query.get('view')) ?? 'board'
  const of = (name: keyof Filter) => query.get(name) ?? ''
  return {
    view,
    filter: {
      area: of('area'),
      late: of('late'),
      before: of('before'),
      days: of('days'),
      open: of('open'),
    },
    change(part) {
      const next = new URLSearchParams(query)
      // Another view or filter begins at its first page.
      if (part.before === undefined) next.delete('before')
      for (const [name, value] of Object.entries(part)) {
        if (value === '' || value === 'board') next.delete(name)
        else next.set(name, value)
      }
      setQuery(next, { replace: part.before === undefined })
    },
  }
}
