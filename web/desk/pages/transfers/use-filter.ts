import { useSearchParams } from 'react-router'
import type { ListName, TransferFilter } from './questions.ts'
import { cohorts, listWords } from './words.ts'

const isList = (text: string | null): text is ListName => text !== null && text in listWords

/** Which people the desk shows; all of it stands in the address. Who waits for a seat, unless somebody asks otherwise. */
export function useFilter(): {
  filter: TransferFilter
  opened: string
  change(part: { list?: string; area?: string; cohort?: string; open?: string }): void
} {
  const [query, setQuery] = useSearchParams()
  const list = query.get('list')
  const area = query.get('area') ?? ''
  const cohort = cohorts.find((one) => one === query.get('cohort'))
  return {
    filter: {
      list: isList(list) ? list : 'waiting',
      ...(area ? { area } : {}),
      ...(cohort ? { cohort } : {}),
    },
    opened: query.get('open') ?? '',
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
