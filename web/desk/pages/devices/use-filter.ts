import { useSearchParams } from 'react-router'
import type { DeviceFilter } from './device-state.ts'

/** Area, site and silence stand in the address, beside the round, so that a list can be sent to somebody. */
export function useFilter() {
  const [search, setSearch] = useSearchParams()
  const of = (name: string) => search.get(name) ?? ''
  const filter: DeviceFilter = { area: of('area'), site: of('site'), silent: of('silent') }
  const change = (part: Partial<DeviceFilter>) => {
    const next = { round: of('round'), ...filter, ...part }
    setSearch(
      Object.entries(next).filter(([, value]) => value !== ''),
      { replace: true },
    )
  }
  return [filter, change] as const
}
