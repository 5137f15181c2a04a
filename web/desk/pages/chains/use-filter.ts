import { useSearchParams } from 'react-router'
import type { ChainOrder } from './questions.ts'

export const views = ['graph', 'list', 'clusters', 'snapshots'] as const
export type View = (typeof views)[number]
export const colourings = [
  'district',
  'source',
  'found',
  'category',
  'generation',
  'certainty',
] as const
export type Colouring = (typeof colourings)[number]
const orders: readonly ChainOrder[] = ['time', 'place', 'district']

export type Filter = {
  view: View
  by: ChainOrder
  colour: Colouring
  /** Number of the selected case; null for none. */
  selected: number | null
  /** Only the neighbourhood of the selected case, so many steps wide; 0 for all. */
  steps: number
  direction: 'both' | 'forward' | 'backward'
  snapshot: string
  page: number
}

const oneOf = <T extends string>(known: readonly T[], asked: string | null, otherwise: T): T =>
  known.find((one) => one === asked) ?? otherwise
const wholeOf = (text: string | null): number => {
  const value = Number(text)
  return Number.isSafeInteger(value) && value > 0 ? value : 0
}

/** What the page shows; all of it stands in the address. */
export function useFilter(): { filter: Filter; change(part: Partial<Filter>): void } {
  const [query, setQuery] = useSearchParams()
  const filter: Filter = {
    view: oneOf(views, query.get('view'), 'graph'),
    by: oneOf(orders, query.get('by'), 'time'),
    colour: oneOf(colourings, query.get('colour'), 'district'),
    selected: wholeOf(query.get('case')) || null,
    steps: wholeOf(query.get('steps')),
    direction: oneOf(['both', 'forward', 'backward'], query.get('direction'), 'both'),
    snapshot: query.get('snapshot') ?? '',
    page: wholeOf(query.get('page')) || 1,
  }
  return {
    filter,
    change(part) {
      const next = new URLSearchParams(query)
      for (const [name, value] of Object.entries(part)) {
        const key = name === 'selected' ? 'case' : name
        if (value === null || value === '' || value === 0) next.delete(key)
        else next.set(key, String(value))
      }
      setQuery(next, { replace: true })
    },
  }
}
