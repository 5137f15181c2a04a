import { useSearchParams } from 'react-router'
import type { Asked } from './questions.ts'

export type Split = 'found' | 'category' | 'district'
export type State = { asked: Asked; split: Split; isTable: boolean }

const splits: readonly Split[] = ['found', 'category', 'district']

/** What the page shows; all of it stands in the address. */
export function useAsked(): State & { change(part: Readonly<Record<string, string>>): void } {
  const [query, setQuery] = useSearchParams()
  const of = (name: string) => query.get(name) ?? ''
  return {
    asked: {
      area: of('area'),
      by: of('by') === 'report' ? 'report' : 'sampling',
      until: of('until'),
      days: of('days'),
      interval: of('interval'),
    },
    split: splits.find((one) => one === of('split')) ?? 'found',
    isTable: of('view') === 'table',
    change(part) {
      setQuery(
        (before) => {
          const next = new URLSearchParams(before)
          for (const [name, value] of Object.entries(part)) {
            if (value === '') next.delete(name)
            else next.set(name, value)
          }
          return next
        },
        { replace: true },
      )
    },
  }
}
