import { useCallback, useEffect, useRef, useState } from 'react'
import { read } from '../../api/client.ts'
import { cityNow } from '../../shell/city-clock.ts'
import { keep, keptOf } from '../storage/kept.ts'
import type { OwnPasses } from '../wire.ts'
import { newSeed } from './chance.ts'
import {
  type HeldPass,
  type HeldPasses,
  heldOf,
  needsMore,
  newSeeds,
  openNext,
} from './held-passes.ts'

const lookEveryMs = 30_000

// Beside the answers of the server, so that signing out forgets both.
const placeOf = (person: string) => `/held-passes/${person}`
const heldIn = (person: string) => (keptOf(placeOf(person))?.body ?? null) as HeldPasses | null
const hold = (person: string, held: HeldPasses) =>
  keep(placeOf(person), { body: held, at: held.takenAt })

/** Asks for new passes. The seeds stay here; the city is told what they hash down to. */
async function take(person: string): Promise<HeldPasses> {
  const { seeds, anchors } = newSeeds(newSeed)
  const query = new URLSearchParams({ form: 'screen', anchors: anchors.join(',') })
  const sent = await read<OwnPasses>(`/family/${encodeURIComponent(person)}/pass?${query}`)
  return heldOf(sent, seeds, cityNow())
}

export type Passes = {
  /** The pass of this opening; null while none holds. */
  pass: HeldPass | null
  held: HeldPasses | null
  fault: unknown
  busy: boolean
  again(): void
}

/** The passes of a person on this phone: another at each opening of the page, taken anew while there is network. */
export function usePasses(person: string): Passes {
  const [state, setState] = useState<Omit<Passes, 'again'>>({
    pass: null,
    held: null,
    fault: null,
    busy: true,
  })
  const isBusy = useRef(false)
  const look = useCallback(
    async (isOpening: boolean) => {
      const now = cityNow()
      const before = heldIn(person)
      // At each opening another; what was held is there at once, with or without network.
      const opened = isOpening && before ? openNext(before, now) : null
      if (opened) {
        hold(person, opened.held)
        setState((last) => ({ ...last, pass: opened.next, held: opened.held }))
      }
      if (isBusy.current || !needsMore(heldIn(person), now, isOpening)) {
        setState((last) => ({ ...last, busy: false }))
        return
      }
      isBusy.current = true
      setState((last) => ({ ...last, busy: true }))
      try {
        const taken = openNext(await take(person), cityNow())
        if (!taken) throw new Error('passes that are over')
        hold(person, taken.held)
        setState({ pass: taken.next, held: taken.held, fault: null, busy: false })
      } catch (fault) {
        setState((last) => ({ ...last, fault, busy: false }))
      } finally {
        isBusy.current = false
      }
    },
    [person],
  )
  useEffect(() => {
    setState({ pass: null, held: null, fault: null, busy: true })
    const open = () => document.hidden || void look(true)
    const more = () => void look(false)
    open()
    const timer = setInterval(() => document.hidden || more(), lookEveryMs)
    document.addEventListener('visibilitychange', open)
    addEventListener('online', more)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', open)
      removeEventListener('online', more)
    }
  }, [look])
  const again = useCallback(() => void look(false), [look])
  return { ...state, again }
}
