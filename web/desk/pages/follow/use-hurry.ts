import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { write } from '../../../api/client.ts'
import type { DemoClock } from '../../../api/wire.ts'

// City seconds per second: a way of six hours takes under a minute, and the staff still keep up.
const hurry = 600

/** Lets the demo city run fast while `isWanted`, and puts its speed back after. Does nothing in a real city. */
export function useHurry(isWanted: boolean): void {
  const client = useQueryClient()
  useEffect(() => {
    if (!isWanted) return
    const before = client.getQueryData<DemoClock>(['clock'])
    if (!before) return
    const set = (speed: number) =>
      write<DemoClock>('/demo/clock', { speed })
        .then((clock) => client.setQueryData(['clock'], clock))
        // The walk goes on at the city's own speed.
        .catch(() => undefined)
    void set(Math.max(hurry, before.speed))
    return () => void set(before.speed)
  }, [isWanted, client])
}
