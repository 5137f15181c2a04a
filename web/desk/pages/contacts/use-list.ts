import { useSearchParams } from 'react-router'
import { useMe } from '../../../shell/use-me.ts'
import type { ContactFilter } from './questions.ts'
import { openSteps } from './words.ts'

/** Which list of contacts the desk shows; all of it stands in the address. Who moves people has one list. */
export function useList(): {
  filter: ContactFilter
  change(part: Partial<Pick<ContactFilter, 'list' | 'step' | 'area'>>): void
} {
  const { actor } = useMe()
  const [query, setQuery] = useSearchParams()
  const asked = query.get('list')
  const usual = actor?.role === 'grid-worker' ? 'mine' : 'open'
  const list =
    actor?.role === 'transfer-dispatcher'
      ? 'transfer'
      : asked === 'transfer' || asked === 'mine' || asked === 'open'
        ? asked
        : usual
  const step = openSteps.find((one) => one === query.get('step'))
  const area = query.get('area') ?? ''
  return {
    filter: { list, ...(step && list !== 'transfer' ? { step } : {}), ...(area ? { area } : {}) },
    change(part) {
      const next = new URLSearchParams(query)
      for (const [name, value] of Object.entries(part)) {
        if (value === '' || value === undefined) next.delete(name)
        else next.set(name, value)
      }
      setQuery(next, { replace: true })
    },
  }
}
