import { useSearchParams } from 'react-router'

/** What of a page is shown and how it is filtered; all of it stands in the address. */
export function useParts<Part extends string>(parts: readonly Part[], usual: Part) {
  const [query, setQuery] = useSearchParams()
  const part = parts.find((one) => one === query.get('part')) ?? usual
  return {
    part,
    of: (name: string) => query.get(name) ?? '',
    change(values: Readonly<Record<string, string>>) {
      const next = new URLSearchParams(query)
      for (const [name, value] of Object.entries(values)) {
        if (value === '') next.delete(name)
        else next.set(name, value)
      }
      setQuery(next, { replace: true })
    },
  }
}
